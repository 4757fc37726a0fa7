//! Originals that are kept, parsed again, and each article found again among what is read.

use std::collections::HashMap;

use super::arrived::{name_by_address, take_facts};
use crate::article::{Article, ArticleKey, Draft, Original, SourceKind, Warning};
use crate::sources::decode::Encoding;
use crate::sources::{self, Input};

/// What an original holds when it is parsed again.
#[derive(Debug)]
pub struct Reread {
    drafts: Vec<Draft>,
    /// Whether it is a page that goes on on others.
    goes_on: bool,
    by_key: HashMap<ArticleKey, usize>,
    by_item: HashMap<Option<String>, usize>,
}

/// How an article reads now.
#[derive(Debug, PartialEq)]
pub enum Rereading {
    /// As it did.
    Unchanged,
    /// Otherwise: its text, its form or what is known of it.
    Changed(Box<Draft>),
    /// It was put together from several pages, of which only the first is kept.
    SeveralPages,
    /// It is not found in its original again.
    NotFound,
}

impl Reread {
    /// Parses an original again; in an encoding, where the reader says one.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub fn parse(original: &Original, encoding: Option<Encoding>) -> Result<Self, sources::Error> {
        let is_web = original.source.kind == SourceKind::Web;
        let base = is_web.then_some(original.source.locator.as_str());
        let parsed = sources::parse(&Input {
            media_type: original.media_type.as_deref(),
            charset: original.charset.as_deref(),
            encoding,
            base,
            ..Input::new(&original.bytes, original.source.clone())
        })?;
        let goes_on = parsed.next.is_some();
        let mut drafts = parsed.into_drafts();
        if let Some(address) = base {
            name_by_address(&mut drafts, address);
        }
        let mut by_key = HashMap::new();
        let mut by_item = HashMap::new();
        for (index, draft) in drafts.iter().enumerate() {
            let key = ArticleKey::of(&draft.source, draft.metadata.url.as_deref());
            by_key.entry(key).or_insert(index);
            by_item.entry(draft.source.item.clone()).or_insert(index);
        }
        Ok(Self {
            drafts,
            goes_on,
            by_key,
            by_item,
        })
    }

    /// Whether the original is a feed, not the page of an article.
    #[must_use]
    pub fn is_feed(&self) -> bool {
        self.drafts.iter().any(|draft| draft.source.item.is_some())
    }

    /// How an article of the original reads now. It stays the article it is: where it came from and its link are not
    /// read again.
    #[must_use]
    pub fn article(&self, article: &Article) -> Rereading {
        let warnings = &article.metadata.warnings;
        let misses_pages = |it: &Warning| matches!(it, Warning::MissingPage { .. });
        if self.goes_on || warnings.iter().any(misses_pages) {
            return Rereading::SeveralPages;
        }
        let Some(found) = self.find(article) else {
            return Rereading::NotFound;
        };
        let mut draft = found.clone();
        if article.source.item.is_some() && found.source.item.is_none() {
            let of_page = std::mem::replace(&mut draft.metadata, article.metadata.clone());
            take_facts(&mut draft.metadata, of_page);
        }
        draft.source = article.source.clone();
        draft.metadata.url.clone_from(&article.metadata.url);
        let is_new = |warning: &Warning| {
            draft.metadata.warnings.contains(warning) && !warnings.contains(warning)
        };
        if is_new(&Warning::NoArticleFound) || is_new(&Warning::Consent) {
            return Rereading::NotFound;
        }
        // How it came is not seen in the bytes.
        for warning in [Warning::Incomplete, Warning::Summary] {
            if warnings.contains(&warning) {
                draft.metadata.warnings.push(warning);
            }
        }
        if draft.body == article.body && draft.metadata == article.metadata {
            return Rereading::Unchanged;
        }
        Rereading::Changed(Box::new(draft))
    }

    /// An item of a feed by its identity in it, whatever the address of the feed; else by the key. Where the original is
    /// the page of an item, which may name itself by another address than the feed does, it is the one article there.
    fn find(&self, article: &Article) -> Option<&Draft> {
        let of_item = self.by_item.get(&article.source.item).filter(|index| {
            let draft = &self.drafts[**index];
            draft.source.kind == article.source.kind
        });
        let index = of_item.or_else(|| self.by_key.get(&article.key()));
        match (index, self.drafts.as_slice()) {
            (Some(index), drafts) => drafts.get(*index),
            (None, [page]) if article.source.item.is_some() && page.source.item.is_none() => {
                Some(page)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::article::{ArticleId, Source};

    const FEED: &str = "<rss version='2.0'><channel><title>أخبار</title>\
        <item><guid>1</guid><title>قمة القاهرة</title><description>وصل الوزير إلى القاهرة.</description></item>\
        <item><guid>2</guid><title>مهرجان</title><link>https://ar.example/2</link>\
        <description>بدأ المهرجان.</description></item></channel></rss>";

    fn original(bytes: &[u8], address: &str) -> Original {
        Original {
            source: Source::web(address.to_owned()),
            bytes: bytes.to_vec(),
            media_type: None,
            charset: None,
            at: Timestamp::UNIX_EPOCH,
        }
    }

    fn articles(bytes: &[u8], address: &str) -> Vec<Article> {
        let reread = Reread::parse(&original(bytes, address), None).unwrap();
        let drafts = reread.drafts.into_iter();
        drafts
            .map(|draft| draft.into_article(ArticleId(1)))
            .collect()
    }

    #[test]
    fn the_same_bytes_read_as_before() {
        let articles = articles(FEED.as_bytes(), "https://ar.example/feed");
        let again = original(FEED.as_bytes(), "https://ar.example/feed");
        let reread = Reread::parse(&again, None).unwrap();
        assert_eq!(articles.len(), 2);
        for article in &articles {
            assert_eq!(reread.article(article), Rereading::Unchanged);
        }
    }

    #[test]
    fn an_item_is_found_again_where_the_feed_has_moved_and_its_link_is_another() {
        let mut articles = articles(FEED.as_bytes(), "https://ar.example/feed");
        let moved = FEED.replace("/2<", "/٢<").replace("بدأ", "انتهى");
        let moved = original(moved.as_bytes(), "https://ar.example/rss");
        let reread = Reread::parse(&moved, None).unwrap();
        let Rereading::Changed(draft) = reread.article(&articles[1]) else {
            panic!("{:?}", reread.article(&articles[1]));
        };
        assert_eq!(draft.source, articles[1].source);
        assert_eq!(draft.metadata.url, articles[1].metadata.url);
        assert!(draft.body.text.contains("انتهى المهرجان"));
        assert_eq!(reread.article(&articles[0]), Rereading::Unchanged);
        articles[0].source.item = Some("3".to_owned());
        assert_eq!(reread.article(&articles[0]), Rereading::NotFound);
    }

    #[test]
    fn an_item_whose_text_came_from_its_page_is_found_in_that() {
        let mut article = articles(FEED.as_bytes(), "https://ar.example/feed").remove(1);
        let text = "بدأ المهرجان أمس في القاهرة، وفيه ما يكفي من الأفلام كي يدوم أسبوعًا. ".repeat(8);
        let page = format!(
            "<html lang=ar><head><title>عنوان الصفحة</title><link rel=canonical href='https://ar.example/b'></head>\
             <body><article><p>{text}</p></article></body></html>"
        );
        let page = Reread::parse(&original(page.as_bytes(), "https://ar.example/2"), None).unwrap();
        let Rereading::Changed(draft) = page.article(&article) else {
            panic!("{:?}", page.article(&article));
        };
        assert!(draft.body.text.contains(text.trim()));
        assert_eq!(draft.metadata, article.metadata);
        article.body = draft.body;
        assert_eq!(page.article(&article), Rereading::Unchanged);
    }

    #[test]
    fn an_article_on_several_pages_is_left_alone() {
        let text = "فقرة من هذا المقال الطويل، وفيها ما يكفي من الكلام، كي تُعدّ نصًّا. ".repeat(8);
        let page = |head: &str| {
            format!(
                "<html lang=ar><head><title>قمة القاهرة</title>{head}</head><body><article>\
                 <h1>قمة القاهرة</h1><p>{text}</p></article></body></html>"
            )
        };
        let address = "https://ar.example/a";
        let mut article = articles(page("").as_bytes(), address).remove(0);
        let several = original(page("<link rel=next href='/a?page=2'>").as_bytes(), address);
        let several = Reread::parse(&several, None).unwrap();
        assert_eq!(several.article(&article), Rereading::SeveralPages);
        let one = Reread::parse(&original(page("").as_bytes(), address), None).unwrap();
        assert_eq!(one.article(&article), Rereading::Unchanged);
        article.metadata.warnings = vec![Warning::MissingPage { number: 2 }];
        assert_eq!(one.article(&article), Rereading::SeveralPages);
    }

    #[test]
    fn what_was_cut_short_stays_so_and_what_reads_worse_is_not_taken() {
        let address = "https://ar.example/1";
        let text = "---\ntitle: قمة\n---\nوصل الوزير.";
        let mut article = articles(text.as_bytes(), address).remove(0);
        article.metadata.warnings = vec![Warning::Incomplete, Warning::Summary];
        let same = Reread::parse(&original(text.as_bytes(), address), None).unwrap();
        assert_eq!(same.article(&article), Rereading::Unchanged);
        let nothing = "<html lang=ar><body><nav><a href='/'>الرئيسة</a> <a href='/2'>اتصل بنا</a></nav></body></html>";
        let nothing = Reread::parse(&original(nothing.as_bytes(), address), None).unwrap();
        let warnings = &nothing.drafts[0].metadata.warnings;
        assert!(warnings.contains(&Warning::NoArticleFound), "{warnings:?}");
        assert_eq!(nothing.article(&article), Rereading::NotFound);
    }

    #[test]
    fn the_reader_may_say_the_encoding() {
        let address = "https://ar.example/1";
        // «قمة القاهرة» as windows-1256 has it.
        let bytes = b"\xDE\xE3\xC9 \xC7\xE1\xDE\xC7\xE5\xD1\xC9";
        let latin = Encoding::from_label("windows-1252").unwrap();
        let wrong = Reread::parse(&original(bytes, address), Some(latin)).unwrap();
        let article = wrong.drafts[0].clone().into_article(ArticleId(1));
        let arabic = Encoding::from_label("windows-1256").unwrap();
        let right = Reread::parse(&original(bytes, address), Some(arabic)).unwrap();
        let Rereading::Changed(draft) = right.article(&article) else {
            panic!("{right:?}");
        };
        assert_eq!(draft.body.text, "قمة القاهرة");
    }
}
