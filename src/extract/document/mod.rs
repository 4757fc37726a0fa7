//! A part of an article made ready to be looked through: tokens, each read once, and the known names that
//! start at them.

pub mod gazetteer;
pub mod role;
pub mod token;
pub mod vocabulary;

use crate::extract::entity::EntityKind;
use crate::range::TextRange;

use gazetteer::{Gazetteer, KnownName};
use token::Token;

/// How much may be concluded from the words around a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// All: the text is Arabic.
    Arabic,
    /// What [`Tongue`] tells.
    Of(Tongue),
    /// None: the text is in another language, whose words only look like Arabic ones.
    NamesOnly,
}

/// A language other than Arabic whose words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Persian, of Iran and of Afghanistan.
    Persian,
    /// Urdu.
    Urdu,
    /// Hebrew.
    Hebrew,
}

/// Blocks of an article that are annotated together.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article's text.
    pub text: &'a str,
    gazetteer: &'a Gazetteer,
    rules: Rules,
    blocks: Vec<TokenBlock>,
    size: usize,
}

/// The tokens of one block.
#[derive(Debug)]
struct TokenBlock {
    tokens: Vec<Token>,
    /// For each token the longest known name that starts there.
    names: Vec<Option<KnownName>>,
}

/// A block of a document, with what the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct BlockView<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The tokens of the block.
    pub tokens: &'a [Token],
    /// For each token the longest known name that starts there.
    pub names: &'a [Option<KnownName>],
    /// Where the names are from.
    pub gazetteer: &'a Gazetteer,
}

impl<'a> Document<'a> {
    /// A document without blocks.
    #[must_use]
    pub fn new(text: &'a str, gazetteer: &'a Gazetteer, rules: Rules) -> Self {
        Self {
            text,
            gazetteer,
            rules,
            blocks: Vec::new(),
            size: 0,
        }
    }

    /// Adds the tokens of a block and looks up the known names among them.
    pub fn push(&mut self, tokens: Vec<Token>) {
        let names = (0..tokens.len())
            .map(|at| match self.rules {
                Rules::Arabic => self.gazetteer.longest(&tokens, at),
                Rules::Of(_) | Rules::NamesOnly => {
                    let analyses = tokens[at].analyses.iter();
                    analyses
                        .filter(|analysis| {
                            analysis.clitics.is_none() || analysis.clitics.are_hebrew()
                        })
                        .find_map(|analysis| self.gazetteer.longest_from(&tokens, at, analysis))
                }
            })
            .collect();
        self.size += tokens.len() + 1;
        self.blocks.push(TokenBlock { tokens, names });
    }

    /// How many tokens it has, each block counted as one more.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// How much may be concluded from its words.
    #[must_use]
    pub fn rules(&self) -> Rules {
        self.rules
    }

    /// The blocks in the order of the text.
    pub fn blocks(&self) -> impl ExactSizeIterator<Item = BlockView<'_>> {
        self.blocks.iter().map(|block| BlockView {
            text: self.text,
            tokens: &block.tokens,
            names: &block.names,
            gazetteer: self.gazetteer,
        })
    }
}

impl<'a> BlockView<'a> {
    /// The kind of a known name.
    #[must_use]
    pub fn kind(&self, name: &KnownName) -> EntityKind {
        self.gazetteer.entry(name.entry).kind
    }

    /// The token at `at` as it is written.
    #[must_use]
    pub fn written(&self, at: usize) -> &'a str {
        self.tokens[at].range.of(self.text)
    }

    /// The bytes from `offset` to the end of the token before `end`.
    #[must_use]
    pub fn range_to(&self, offset: usize, end: usize) -> TextRange {
        TextRange::new(offset, self.tokens[end - 1].range.end)
    }
}
