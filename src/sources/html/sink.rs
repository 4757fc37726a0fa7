//! Builds the tree of a page as the parser reads it, and counts what may not grow.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::dom::{Data, Dom, Element, NodeId};
use crate::limits;

/// The attributes that are kept.
#[rustfmt::skip]
const KEPT_ATTRIBUTES: [&str; 31] = [
    "alt", "aria-hidden", "aria-modal", "charset", "class", "colspan", "content", "datetime", "dir",
    "epub:type", "hidden", "href", "http-equiv", "id", "itemprop", "itemtype", "lang", "name", "open", "property",
    "pubdate", "rel", "reversed", "role", "rowspan", "src", "start", "style", "title", "type", "value",
];

/// The longest value of an attribute that is kept, in bytes: longer ones hold pictures.
const LONGEST_ATTRIBUTE: usize = 64 * 1024;

/// Takes what the parser finds.
#[derive(Debug)]
pub(super) struct Sink {
    dom: RefCell<Dom>,
    /// The root of the document that is parsed.
    document: Cell<NodeId>,
    is_too_deep: Cell<bool>,
}

impl Sink {
    pub(super) fn new() -> Self {
        Self {
            dom: RefCell::new(Dom::new()),
            document: Cell::new(Dom::ROOT),
            is_too_deep: Cell::new(false),
        }
    }

    /// Begins a document behind those before.
    pub(super) fn begin(&self) {
        let mut dom = self.dom.borrow_mut();
        let document = dom.create(Data::Root);
        dom.append(Dom::ROOT, document);
        self.document.set(document);
        self.is_too_deep.set(false);
    }

    /// Whether elements of the document stand in more others than [`limits::HTML_DEPTH`].
    pub(super) fn is_too_deep(&self) -> bool {
        self.is_too_deep.get()
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.dom.borrow().len()
    }

    pub(super) fn into_dom(self) -> Dom {
        self.dom.into_inner()
    }

    fn insert(
        &self,
        child: NodeOrText<NodeId>,
        neighbour: impl FnOnce(&Dom) -> Option<NodeId>,
        place: impl FnOnce(&mut Dom, NodeId),
    ) {
        let mut dom = self.dom.borrow_mut();
        let id = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                if let Some(neighbour) = neighbour(&dom)
                    && let Data::Text(before) = dom.data_mut(neighbour)
                {
                    before.push_tendril(&text);
                    return;
                }
                dom.create(Data::Text(text))
            }
        };
        place(&mut dom, id);
        if dom.depth(id) > limits::HTML_DEPTH {
            self.is_too_deep.set(true);
        }
    }
}

/// The name of an element of the tree.
#[derive(Debug)]
pub(super) struct ElementName<'a>(Ref<'a, QualName>);

impl ElemName for ElementName<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Self;
    type ElemName<'a> = ElementName<'a>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> ElementName<'a> {
        ElementName(Ref::map(self.dom.borrow(), |dom| {
            &dom.element(*target).expect("an element").name
        }))
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        let mut dom = self.dom.borrow_mut();
        let content = flags.template.then(|| dom.create(Data::Root));
        dom.create(Data::Element(Element {
            name,
            attributes: kept(attributes).collect(),
            content,
        }))
    }

    // Comments and the like stand in the tree as texts that say nothing.
    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.dom.borrow_mut().create(Data::Text(StrTendril::new()))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.create_comment(StrTendril::new())
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(
            child,
            |dom| dom.last_child(*parent),
            |dom, id| dom.append(*parent, id),
        );
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.dom.borrow().parent(*element).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let dom = self.dom.borrow();
        let element = dom.element(*target);
        element
            .and_then(|element| element.content)
            .expect("a template")
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.insert(
            child,
            |dom| dom.previous(*sibling),
            |dom, id| dom.insert_before(*sibling, id),
        );
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        if let Data::Element(element) = self.dom.borrow_mut().data_mut(*target) {
            for (name, value) in kept(attributes) {
                if element.attributes.iter().all(|(known, _)| *known != name) {
                    element.attributes.push((name, value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.dom.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let mut dom = self.dom.borrow_mut();
        let children: Vec<NodeId> = dom.children(*node).collect();
        for child in children {
            dom.append(*new_parent, child);
        }
    }
}

fn kept(attributes: Vec<Attribute>) -> impl Iterator<Item = (LocalName, StrTendril)> {
    let is_kept = |attribute: &Attribute| {
        KEPT_ATTRIBUTES.contains(&&*attribute.name.local)
            && attribute.value.len() <= LONGEST_ATTRIBUTE
    };
    let attributes = attributes.into_iter().filter(is_kept);
    attributes.map(|attribute| (attribute.name.local, attribute.value))
}
