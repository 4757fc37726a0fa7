//! The tree of a page.

use html5ever::tendril::StrTendril;
use html5ever::{LocalName, QualName};

/// A node of a [`Dom`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sources) struct NodeId(u32);

impl NodeId {
    /// Its number: less than how many nodes there are.
    pub(in crate::sources) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// What other nodes stand in that are in no element: a document, the content of a template.
    Root,
    Text(StrTendril),
    Element(Element),
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: QualName,
    pub(super) attributes: Vec<(LocalName, StrTendril)>,
    /// The root of what a template holds.
    pub(super) content: Option<NodeId>,
}

#[derive(Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    /// How many nodes it stands in.
    depth: u16,
    data: Data,
}

/// A tree of elements and texts. Its root holds the trees of all documents that were parsed into it.
#[derive(Debug)]
pub(in crate::sources) struct Dom {
    nodes: Vec<Node>,
}

/// A step on the way through a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sources) enum Step {
    /// A node begins: an element or a text.
    Enter(NodeId),
    /// An element ends.
    Leave(NodeId),
}

impl Dom {
    pub(in crate::sources) const ROOT: NodeId = NodeId(0);

    pub(super) fn new() -> Self {
        let mut dom = Self { nodes: Vec::new() };
        dom.create(Data::Root);
        dom
    }

    /// How many nodes there are.
    pub(in crate::sources) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A new node that stands nowhere.
    pub(super) fn create(&mut self, data: Data) -> NodeId {
        let id = u32::try_from(self.nodes.len()).expect("fewer nodes than the limit");
        self.nodes.push(Node {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            depth: 0,
            data,
        });
        NodeId(id)
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.index()]
    }

    /// How many nodes a node stands in.
    pub(super) fn depth(&self, id: NodeId) -> u16 {
        self.node(id).depth
    }

    pub(super) fn data_mut(&mut self, id: NodeId) -> &mut Data {
        &mut self.node_mut(id).data
    }

    /// Moves a node to the end of another.
    pub(super) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let previous = self.node_mut(parent).last.replace(child);
        match previous {
            Some(previous) => self.node_mut(previous).next = Some(child),
            None => self.node_mut(parent).first = Some(child),
        }
        self.place(child, Some(parent), previous, None);
    }

    /// Moves a node before another.
    pub(super) fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let (parent, previous) = (self.node(sibling).parent, self.node(sibling).previous);
        self.node_mut(sibling).previous = Some(child);
        match (previous, parent) {
            (Some(previous), _) => self.node_mut(previous).next = Some(child),
            (None, Some(parent)) => self.node_mut(parent).first = Some(child),
            (None, None) => {}
        }
        self.place(child, parent, previous, Some(sibling));
    }

    fn place(
        &mut self,
        id: NodeId,
        parent: Option<NodeId>,
        previous: Option<NodeId>,
        next: Option<NodeId>,
    ) {
        let depth = parent.map_or(0, |parent| self.node(parent).depth.saturating_add(1));
        let node = self.node_mut(id);
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, next, depth);
    }

    /// Takes a node out of the one it stands in.
    pub(super) fn detach(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let parent = node.parent.take();
        let (previous, next) = (node.previous.take(), node.next.take());
        match (previous, parent) {
            (Some(previous), _) => self.node_mut(previous).next = next,
            (None, Some(parent)) => self.node_mut(parent).first = next,
            (None, None) => {}
        }
        match (next, parent) {
            (Some(next), _) => self.node_mut(next).previous = previous,
            (None, Some(parent)) => self.node_mut(parent).last = previous,
            (None, None) => {}
        }
    }

    pub(in crate::sources) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    pub(super) fn last_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).last
    }

    pub(super) fn previous(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).previous
    }

    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The name of an element, in lower case; empty for what is none.
    pub(in crate::sources) fn name(&self, id: NodeId) -> &str {
        self.element(id).map_or("", |element| &element.name.local)
    }

    /// An attribute of an element, of those that are kept ([`super::sink`]).
    pub(in crate::sources) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        let attributes = &self.element(id)?.attributes;
        let found = attributes.iter().find(|(known, _)| **known == *name);
        found.map(|(_, value)| &**value)
    }

    /// The attributes of an element.
    pub(in crate::sources) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let attributes = self
            .element(id)
            .map_or(&[][..], |element| &element.attributes);
        attributes.iter().map(|(name, value)| (&**name, &**value))
    }

    /// What a node that is a text says.
    pub(in crate::sources) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The nodes that stand directly in a node.
    pub(in crate::sources) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first, |&child| self.node(child).next)
    }

    /// The way through all that stands in a node.
    pub(in crate::sources) fn steps(&self, id: NodeId) -> Traversal<'_> {
        Traversal {
            dom: self,
            top: id,
            next: self.first_step(id),
        }
    }

    /// All that stands in a node, in the order of the page.
    pub(in crate::sources) fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.steps(id).filter_map(|step| match step {
            Step::Enter(id) => Some(id),
            Step::Leave(_) => None,
        })
    }

    /// The elements of a name in a node, in the order of the page.
    pub(in crate::sources) fn elements<'a>(
        &'a self,
        id: NodeId,
        name: &'a str,
    ) -> impl Iterator<Item = NodeId> + 'a {
        self.descendants(id)
            .filter(move |&id| self.name(id) == name)
    }

    /// The beginning of the text in an element: of its first nodes some characters each.
    pub(in crate::sources) fn beginning_of(&self, id: NodeId) -> String {
        const NODES: usize = 16;
        self.descendants(id)
            .take(NODES)
            .filter_map(|id| self.text(id))
            .map(|text| text.chars().take(NODES).collect::<String>())
            .collect()
    }

    /// The text in a node, as it is written.
    pub(in crate::sources) fn text_of(&self, id: NodeId) -> String {
        let texts = self.descendants(id).filter_map(|id| self.text(id));
        texts.collect()
    }

    /// The step into a node, as the first within it.
    fn first_step(&self, id: NodeId) -> Step {
        self.node(id).first.map_or(Step::Leave(id), Step::Enter)
    }
}

/// The way through a tree, step by step.
#[derive(Debug)]
pub(in crate::sources) struct Traversal<'a> {
    dom: &'a Dom,
    top: NodeId,
    next: Step,
}

impl Traversal<'_> {
    /// Goes on behind an element that was entered last, without what stands in it and without leaving it.
    pub(in crate::sources) fn pass(&mut self, id: NodeId) {
        self.next = self.behind(id);
    }

    fn behind(&self, id: NodeId) -> Step {
        let node = self.dom.node(id);
        let next = node.next.map(Step::Enter);
        next.unwrap_or_else(|| Step::Leave(node.parent.unwrap_or(self.top)))
    }
}

impl Iterator for Traversal<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let step = self.next;
        self.next = match step {
            Step::Leave(id) if id == self.top => return None,
            Step::Leave(id) => self.behind(id),
            Step::Enter(id) if self.dom.element(id).is_some() => self.dom.first_step(id),
            // A text; the root of a document is entered and left like an element.
            Step::Enter(id) => match self.dom.node(id).data {
                Data::Root => self.dom.first_step(id),
                _ => self.behind(id),
            },
        };
        Some(step)
    }
}
