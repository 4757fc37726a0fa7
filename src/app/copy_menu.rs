//! The menu of what can be copied where one is.

use crate::app::copying::{self, Copiable};
use crate::app::reading::Reading;
use crate::extract::Entity;
use crate::notice::CopyForm;

/// What can be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyMenu {
    /// The rows of the menu.
    pub rows: Vec<Copiable>,
    /// The name of the entity whose sentences can be copied.
    pub entity: Option<String>,
}

impl CopyMenu {
    /// What can be copied in an article, of which this entity is selected.
    #[must_use]
    pub fn of(reading: &Reading, entity: Option<&Entity>) -> Self {
        const FORMS: [CopyForm; 3] = [CopyForm::Text, CopyForm::Quotation, CopyForm::Markdown];
        let mut rows = Vec::new();
        if reading.selecting.is_some() {
            rows.extend(FORMS.map(Copiable::Selection));
        }
        rows.extend([
            Copiable::Article(CopyForm::Text),
            Copiable::Article(CopyForm::Markdown),
            Copiable::Citation,
        ]);
        rows.extend(copying::link(&reading.article).map(|_| Copiable::Link));
        rows.extend(entity.map(|_| Copiable::Mentioning));
        Self {
            rows,
            entity: entity.map(|entity| entity.name.clone()),
        }
    }
}
