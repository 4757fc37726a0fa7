//! How well a name fits what is typed to find it: the one order of everything that can be chosen.

use crate::language::lookup::fold;

/// How a name fits what is typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is what is typed.
    Exact,
    /// It begins so.
    Prefix,
    /// One of its words begins so.
    WordPrefix,
    /// It has that in it.
    Inside,
}

/// Something typed to find names with: the form that all its spellings share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    form: String,
    /// The same without the article of Arabic it begins with.
    bare: Option<String>,
}

impl Sought {
    /// What is typed; the blanks around and between its words do not count.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let form = form(typed);
        let bare = article_left_out(&form).map(str::to_owned);
        Self { form, bare }
    }

    /// Whether nothing is typed: then every name fits, each as well as the others.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.form.is_empty()
    }

    /// How a name fits; `None` where it does not. The article of Arabic at the start of either does not count.
    #[must_use]
    pub fn fit(&self, name: &str) -> Option<Fit> {
        let name = form(name);
        let names = [Some(name.as_str()), article_left_out(&name)];
        let sought = [Some(self.form.as_str()), self.bare.as_deref()];
        let pairs = names
            .iter()
            .flatten()
            .flat_map(|name| sought.iter().flatten().map(move |sought| (name, sought)));
        pairs
            .filter_map(|(name, sought)| fit_of_forms(sought, name))
            .min()
    }

    /// The best fit of several names.
    #[must_use]
    pub fn best_fit<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Option<Fit> {
        names.into_iter().filter_map(|name| self.fit(name)).min()
    }
}

fn fit_of_forms(sought: &str, name: &str) -> Option<Fit> {
    if name == sought {
        return Some(Fit::Exact);
    }
    if name.starts_with(sought) {
        return Some(Fit::Prefix);
    }
    let mut found = name
        .match_indices(sought)
        .map(|(at, _)| &name[..at])
        .peekable();
    found.peek()?;
    let begins_word = |before: &str| {
        let before = before.strip_suffix("ال").unwrap_or(before);
        before.ends_with(|c: char| !c.is_alphanumeric())
    };
    Some(if found.any(begins_word) {
        Fit::WordPrefix
    } else {
        Fit::Inside
    })
}

/// Puts what fits first by how well it does, and leaves out what does not; what fits alike keeps its order.
#[must_use]
pub fn ranked<T>(
    typed: &str,
    items: impl IntoIterator<Item = T>,
    name: impl Fn(&T) -> &str,
) -> Vec<T> {
    let sought = Sought::new(typed);
    let fitting = items
        .into_iter()
        .filter_map(|item| Some((sought.fit(name(&item))?, item)));
    let mut fitting: Vec<(Fit, T)> = fitting.collect();
    fitting.sort_by_key(|(fit, _)| *fit);
    fitting.into_iter().map(|(_, item)| item).collect()
}

/// The look-up form of a name, its low lines and runs of blanks as one blank each.
fn form(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| c.is_whitespace() || c == '_');
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A name without the article it begins with.
fn article_left_out(name: &str) -> Option<&str> {
    let bare = name.strip_prefix("ال")?;
    bare.chars().nth(1).map(|_| bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_as_a_reader_would_say() {
        for (typed, name, fit) in [
            ("روسيا", "روسيا", Some(Fit::Exact)),
            ("روسيا", "روسيا الاتحادية", Some(Fit::Prefix)),
            ("روسيا", "حكومة روسيا", Some(Fit::WordPrefix)),
            ("روسيا", "بيلاروسيا", Some(Fit::Inside)),
            ("روسيا", "روسي", None),
            // In any spelling.
            ("الامم  المتحده", "الأمم المتحدة", Some(Fit::Exact)),
            ("علوم_وتقنية", "علوم وتقنية", Some(Fit::Exact)),
            ("EMIL", "Émile Zola", None),
            ("nato", "NATO", Some(Fit::Exact)),
            // The article may be left out, of any word.
            ("جزيرة", "الجزيرة", Some(Fit::Exact)),
            ("أمم", "الأمم المتحدة", Some(Fit::Prefix)),
            ("متحدة", "الأمم المتحدة", Some(Fit::WordPrefix)),
            ("الجزيرة", "جزيرة", Some(Fit::Exact)),
            ("الخليج", "جيش الخليج", Some(Fit::WordPrefix)),
            ("ירושלים", "ירושלים", Some(Fit::Exact)),
            ("تهران", "دانشگاه تهران", Some(Fit::WordPrefix)),
            ("b", "a-b", Some(Fit::WordPrefix)),
            ("", "روسيا", Some(Fit::Prefix)),
        ] {
            assert_eq!(Sought::new(typed).fit(name), fit, "{typed} {name}");
        }
    }

    #[test]
    fn the_best_stand_first_and_the_rest_keeps_its_order() {
        let names = [
            "بيلاروسيا",
            "حكومة روسيا",
            "الصين",
            "روسيا الاتحادية",
            "جيش روسيا",
            "روسيا",
        ];
        assert_eq!(
            ranked("روسيا", names, |name| name),
            [
                "روسيا",
                "روسيا الاتحادية",
                "حكومة روسيا",
                "جيش روسيا",
                "بيلاروسيا"
            ]
        );
        assert_eq!(ranked(" ", names, |name| name), names);
    }
}
