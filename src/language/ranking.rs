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
    /// Each word typed begins one of its words, in order.
    WordPrefixes,
    /// It has that in it.
    Inside,
    /// It has each word typed in it.
    Scattered,
}

/// Something typed to find names with: the form that all its spellings share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SoughtName {
    /// As it is typed, without the blanks around.
    typed: String,
    form: String,
    /// The same without the article of Arabic it begins with.
    bare: Option<String>,
}

impl SoughtName {
    /// What is typed; the blanks around and between its words do not count.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let form = form(typed);
        let bare = article_left_out(&form).map(str::to_owned);
        Self {
            typed: typed.trim().to_owned(),
            form,
            bare,
        }
    }

    /// What is typed, without the blanks around.
    #[must_use]
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether nothing is typed: then every name fits, each as well as the others.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// How a name fits; `None` where it does not. The article of Arabic at the start of a word does not count.
    #[must_use]
    pub fn fit(&self, name: &str) -> Option<Fit> {
        if self.form.is_empty() {
            return self.fit_of_signs(name);
        }
        let name = form(name);
        let names = [Some(name.as_str()), article_left_out(&name)];
        let sought = [Some(self.form.as_str()), self.bare.as_deref()];
        let pairs = names
            .iter()
            .flatten()
            .flat_map(|name| sought.iter().flatten().map(move |sought| (name, sought)));
        let of_whole = pairs.filter_map(|(name, sought)| fit_of_forms(sought, name));
        of_whole.chain(self.fit_of_words(&name)).min()
    }

    /// The fit of signs that fold to nothing, or of nothing at all.
    fn fit_of_signs(&self, name: &str) -> Option<Fit> {
        if self.is_empty() {
            return Some(Fit::Prefix);
        }
        let is_in = name.contains(&self.typed);
        is_in.then_some(if name == self.typed {
            Fit::Exact
        } else {
            Fit::Inside
        })
    }

    /// How the words of a name fit those typed, where these are several.
    fn fit_of_words(&self, name: &str) -> Option<Fit> {
        if !self.form.contains(' ') {
            return None;
        }
        let mut words = name.split(' ');
        let mut begins_next = |typed: &str| {
            words.any(|word| {
                let bare = article_left_out(word);
                word.starts_with(typed) || bare.is_some_and(|bare| bare.starts_with(typed))
            })
        };
        if self.form.split(' ').all(&mut begins_next) {
            return Some(Fit::WordPrefixes);
        }
        let is_in = self.form.split(' ').all(|typed| name.contains(typed));
        is_in.then_some(Fit::Scattered)
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
    let sought = SoughtName::new(typed);
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
            // Several words.
            (
                "موضوعات زمن",
                "الموضوعات عبر الزمن",
                Some(Fit::WordPrefixes),
            ),
            ("زمن موضوع", "الموضوعات عبر الزمن", Some(Fit::Scattered)),
            ("زمن فصل", "الموضوعات عبر الزمن", None),
            // Signs.
            ("?", "?", Some(Fit::Exact)),
            ("؟", "ماذا؟", Some(Fit::Inside)),
            ("؟", "ماذا", None),
            ("", "روسيا", Some(Fit::Prefix)),
        ] {
            assert_eq!(SoughtName::new(typed).fit(name), fit, "{typed} {name}");
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
