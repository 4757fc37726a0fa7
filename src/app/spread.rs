//! Which articles of the list mention an entity: what "article 2 of 4" is told by.

use std::sync::Arc;

use crate::app::outstanding::{Outstanding, RequestId};
use crate::article::ArticleId;

/// An entity and a list.
#[derive(Clone, Debug)]
struct SpreadQuestion {
    entity: String,
    list: Arc<[ArticleId]>,
}

impl SpreadQuestion {
    fn is(&self, entity: &str, list: &Arc<[ArticleId]>) -> bool {
        self.entity == entity && Arc::ptr_eq(&self.list, list)
    }
}

/// Which articles of a list mention an entity, as far as that is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Spread {
    known: Option<(SpreadQuestion, Vec<ArticleId>)>,
    awaited: Outstanding<SpreadQuestion>,
}

impl Spread {
    /// Whether it is to be asked for; then it is awaited under the number that `fresh` gives.
    pub(super) fn wanted(
        &mut self,
        entity: &str,
        list: &Arc<[ArticleId]>,
        fresh: impl FnOnce() -> RequestId,
    ) -> Option<RequestId> {
        let known = self.known.as_ref().map(|(question, _)| question);
        let asked = [known, self.awaited.question()].into_iter().flatten();
        if asked.into_iter().any(|question| question.is(entity, list)) {
            return None;
        }
        let id = fresh();
        let (entity, list) = (entity.to_owned(), Arc::clone(list));
        self.awaited.expect(id, SpreadQuestion { entity, list });
        Some(id)
    }

    /// Takes over the articles, where they are awaited.
    pub(super) fn take(&mut self, id: RequestId, articles: Vec<ArticleId>) {
        if let Some(question) = self.awaited.take(id) {
            self.known = Some((question, articles));
        }
    }

    /// A request failed: where it was for the articles, none are known.
    pub(super) fn fail(&mut self, id: RequestId) {
        self.take(id, Vec::new());
    }

    /// Which of the articles that mention an entity one is, from 1, and how many there are.
    pub(super) fn place(&self, entity: &str, article: ArticleId) -> Option<(usize, usize)> {
        let (question, articles) = self.known.as_ref()?;
        let index = articles.iter().position(|id| *id == article)?;
        (question.entity == entity).then_some((index + 1, articles.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::outstanding::RequestIds;

    #[test]
    fn it_is_asked_for_once_and_again_for_another_list_or_entity() {
        let mut ids = RequestIds::default();
        let list: Arc<[ArticleId]> = Arc::from([ArticleId(1), ArticleId(2)]);
        let mut spread = Spread::default();
        let first = spread.wanted("a", &list, || ids.fresh()).unwrap();
        assert_eq!(spread.wanted("a", &list, || ids.fresh()), None);
        spread.take(first, vec![ArticleId(2)]);
        assert_eq!(spread.wanted("a", &list, || ids.fresh()), None);
        assert_eq!(spread.place("a", ArticleId(2)), Some((1, 1)));
        assert_eq!(spread.place("a", ArticleId(1)), None);
        assert_eq!(spread.place("b", ArticleId(2)), None);
        assert!(spread.wanted("b", &list, || ids.fresh()).is_some());
        let other: Arc<[ArticleId]> = Arc::from([ArticleId(1)]);
        assert!(spread.wanted("a", &other, || ids.fresh()).is_some());
    }
}
