//! The sentences that mention an entity. Each is kept once, however many mentions stand in it.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use crate::annotate::Annotations;
use crate::article::{Article, ArticleId};
use crate::extract::Entity;
use crate::limits::SENTENCE;
use crate::range::TextRange;
use crate::search::sentence_around;

/// Stands where a part of a sentence is left out.
const ELLIPSIS: char = '…';

/// An article that mentions an entity, with the sentences that do.
#[derive(Debug, PartialEq, Eq)]
pub struct QuotedArticle {
    /// The article.
    pub id: ArticleId,
    /// The id under which it knows the entity.
    pub entity_id: String,
    /// Its title.
    pub title: String,
    /// Where it came from.
    pub source: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// Its sentences that mention the entity, one after the other.
    sentences: String,
}

/// A mention of an entity, with the sentence it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The article it stands in.
    pub article: Arc<QuotedArticle>,
    /// The mention, in bytes of the article's text.
    pub mention_in_article: TextRange,
    /// The sentence, in bytes of the article's sentences.
    range: TextRange,
    /// The mention, in bytes of the sentence.
    mention: TextRange,
}

/// A sentence, or the part of it around a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'s> {
    /// The text, with `…` where something is left out.
    pub text: Cow<'s, str>,
    /// The mention, in bytes of the text.
    pub mention: TextRange,
}

impl Sentence {
    /// The whole sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        self.range.of(&self.article.sentences)
    }

    /// The mention as it is written.
    #[must_use]
    pub fn mention(&self) -> &str {
        self.mention.of(self.text())
    }

    /// The sentence, or of one of more than [`SENTENCE`] characters the words around the mention.
    /// Takes no more time than that many characters and the mention do.
    #[must_use]
    pub fn excerpt(&self) -> Excerpt<'_> {
        let (text, mention) = (self.text(), self.mention);
        let start = cut_before(&text[..mention.start], SENTENCE / 2);
        let end = mention.end + cut_behind(&text[mention.end..], SENTENCE / 2);
        if start == 0 && end == text.len() {
            return Excerpt {
                text: text.into(),
                mention,
            };
        }
        let mut part = String::with_capacity(end - start + 2 * ELLIPSIS.len_utf8());
        if start > 0 {
            part.push(ELLIPSIS);
        }
        let moved = part.len();
        part.push_str(&text[start..end]);
        if end < text.len() {
            part.push(ELLIPSIS);
        }
        let start = mention.start - start + moved;
        Excerpt {
            mention: TextRange::new(start, start + mention.len()),
            text: part.into(),
        }
    }
}

/// Where the last words of a text start that have at most so many characters; whole words where
/// there are any.
fn cut_before(text: &str, most: usize) -> usize {
    let Some((at, _)) = text.char_indices().rev().nth(most.saturating_sub(1)) else {
        return 0;
    };
    if at == 0 {
        return 0;
    }
    let word = text[at..].find(char::is_whitespace);
    let word = word.filter(|blank| !text[at + blank..].trim().is_empty());
    word.map_or(at, |blank| {
        let rest = &text[at + blank..];
        text.len() - rest.trim_start().len()
    })
}

/// Where the first words of a text end that have at most so many characters; whole words where there
/// are any.
fn cut_behind(text: &str, most: usize) -> usize {
    let Some((at, _)) = text.char_indices().nth(most) else {
        return text.len();
    };
    let kept = &text[..at];
    let word = kept
        .rfind(char::is_whitespace)
        .map(|blank| kept[..blank].trim_end().len());
    word.filter(|end| *end > 0).unwrap_or(at)
}

/// The sentences that some parts of a text stand in, for each part one, in their order. A sentence is
/// looked for once, however many parts stand in it.
pub(super) fn sentences_of(text: &str, parts: &[TextRange]) -> Vec<TextRange> {
    let mut sentences: Vec<TextRange> = Vec::with_capacity(parts.len());
    for part in parts {
        let same = sentences.last().copied();
        let same = same.filter(|last| last.start <= part.start && part.end <= last.end);
        sentences.push(same.unwrap_or_else(|| sentence_around(text, *part)));
    }
    sentences
}

/// An article that mentions an entity, with all that was found in it.
pub(super) struct Mentioning {
    pub(super) article: Arc<Article>,
    pub(super) annotations: Arc<Annotations>,
    pub(super) key: String,
}

impl Mentioning {
    pub(super) fn entity(&self) -> Option<&Entity> {
        self.annotations.entity(&self.key)
    }
}

/// The mentions of an entity in an article, with their sentences.
pub(super) fn sentences(mentioning: &Mentioning) -> Vec<Sentence> {
    let article = &mentioning.article;
    let text = &article.body.text;
    let mentions = mentioning
        .entity()
        .map_or(&[][..], |entity| &entity.mentions);
    let mut kept = String::new();
    let mut last = None;
    let mut places = Vec::with_capacity(mentions.len());
    for (mention, sentence) in mentions.iter().zip(sentences_of(text, mentions)) {
        if last != Some(sentence) {
            kept.push_str(sentence.of(text));
            last = Some(sentence);
        }
        let range = TextRange::new(kept.len() - sentence.len(), kept.len());
        places.push((*mention, sentence, range));
    }
    let quoted = Arc::new(QuotedArticle {
        id: article.id,
        entity_id: mentioning.key.clone(),
        title: article.metadata.title.clone(),
        source: article.source.to_string(),
        date: article.metadata.date,
        sentences: kept,
    });
    let sentence = |(mention, sentence, range): (TextRange, TextRange, TextRange)| Sentence {
        article: Arc::clone(&quoted),
        mention_in_article: mention,
        range,
        mention: TextRange::new(mention.start - sentence.start, mention.end - sentence.start),
    };
    places.into_iter().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str, mention: TextRange) -> Sentence {
        let article = Arc::new(QuotedArticle {
            id: ArticleId(1),
            entity_id: String::new(),
            title: String::new(),
            source: String::new(),
            date: None,
            sentences: text.to_owned(),
        });
        Sentence {
            article,
            mention_in_article: mention,
            range: TextRange::new(0, text.len()),
            mention,
        }
    }

    #[test]
    fn a_sentence_is_looked_for_once() {
        let text = "قال بوتين وبوتين. ثم بوتين";
        let parts: Vec<TextRange> = text
            .match_indices("بوتين")
            .map(|(at, name)| TextRange::new(at, at + name.len()))
            .collect();
        let sentences: Vec<&str> = sentences_of(text, &parts)
            .into_iter()
            .map(|sentence| sentence.of(text))
            .collect();
        let [first, second] = ["قال بوتين وبوتين.", "ثم بوتين"];
        assert_eq!(sentences, [first, first, second]);
        assert_eq!(sentences_of(text, &[]), []);
    }

    #[test]
    fn a_short_sentence_is_its_own_excerpt() {
        let text = "قال بوتين كلمة.";
        let at = text.find("بوتين").unwrap();
        let sentence = sentence(text, TextRange::new(at, at + "بوتين".len()));
        let excerpt = sentence.excerpt();
        assert!(matches!(excerpt.text, Cow::Borrowed(_)));
        assert_eq!((&*excerpt.text, excerpt.mention), (text, sentence.mention));
    }

    #[test]
    fn of_a_long_sentence_the_words_around_the_mention_are_left() {
        for filler in ["كلمة ", "كلمة\u{A0}", "ك"] {
            let side = filler.repeat(2 * SENTENCE);
            for (before, behind) in [
                (side.as_str(), ""),
                ("", side.as_str()),
                (&side, &side),
                ("قال ", &side),
            ] {
                let text = format!("{before}بوتين {behind}");
                let start = before.len();
                let whole = sentence(&text, TextRange::new(start, start + "بوتين".len()));
                let excerpt = whole.excerpt();
                assert_eq!(excerpt.mention.of(&excerpt.text), "بوتين");
                assert_eq!(whole.mention(), "بوتين");
                let length = excerpt.text.chars().count();
                assert!(length <= SENTENCE + "بوتين".len() + 2, "{length}");
                assert!(length > SENTENCE / 2 - "كلمة ".len(), "{length}");
                assert_eq!(excerpt.text.starts_with(ELLIPSIS), before.len() > SENTENCE);
                assert_eq!(excerpt.text.ends_with(ELLIPSIS), behind.len() > SENTENCE);
                let inner = excerpt.text.trim_matches(ELLIPSIS);
                assert!(text.contains(inner));
            }
        }
    }
}
