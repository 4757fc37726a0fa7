//! What the weights of the model depend on, as one number: lists, tables and the features made from them.
//!
//! A weight is found by the hash of a feature, which is made of the classes of words, the names of the
//! gazetteers, the order of enumerations and more. Where any of that changes, the weights silently speak of
//! something else. So the file of weights carries the fingerprint of what they were trained with.

use crate::extract::propose::model::emission::Emissions;
use crate::extract::propose::model::facts::TokenFacts;
use crate::extract::propose::model::features::{Prediction, Repetitions, features, stacked};
use crate::extract::propose::model::hash::{digest, join};
use crate::extract::propose::model::tag::{NameTag, TAGS};

/// A text whose features are part of the fingerprint: words of many classes, names, a quotation, numbers and
/// marks, proclitics.
pub const PROBE: &str = "قال وزير الخارجية الروسي سيرغي لافروف، في مؤتمر صحفي عقد بموسكو يوم 27 أبريل 2016، \
    إن منظمة معاهدة الأمن الجماعي (CSTO) وحلف «الناتو» لم يتفقا. وأضاف عبد الله بن زايد للصحفيين أن شركة أرامكو \
    السعودية وقعت اتفاقية باريس للمناخ مع جامعة الملك سعود بالرياض، وسترعى برنامج «حوار من القلب» ومهرجان كان \
    السينمائي الدولي، فيما وصل الأمين العام للأمم المتحدة إلى نهر النيل ومدينة أسوان.";

/// All features that the tokens of a block have before any model has read them.
#[must_use]
pub fn probed(facts: &[TokenFacts]) -> [Emissions; 2] {
    let prediction = Prediction::new(
        vec![NameTag::OUTSIDE; facts.len()],
        &vec![[0.0; TAGS]; facts.len()],
    );
    [
        features(facts),
        stacked(facts, &prediction, &Repetitions::default()),
    ]
}

/// The fingerprint of lists, tables and the features of [`PROBE`].
#[must_use]
pub fn fingerprint<'a>(
    files: impl Iterator<Item = &'a [u8]>,
    probe: impl Iterator<Item = Emissions>,
) -> u64 {
    let files = files.fold(0, |sum, file| join(sum, digest(file)));
    probe.fold(files, |sum, emissions| {
        let tokens = emissions.tokens().enumerate();
        tokens.fold(sum, |sum, (at, emissions)| {
            let keys = emissions.iter().map(|emission| u64::from(emission.key));
            keys.fold(join(sum, at as u64), join)
        })
    })
}
