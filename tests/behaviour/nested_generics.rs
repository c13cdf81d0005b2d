//! Nested fields whose types have parameters.

use patch_runtime::{PatchRequest, Patchable};

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Address {
    zip: String,
}

/// The type does not say whether it can be compared; the one that it is used with does.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Holder<T: Patchable> {
    #[patch(nested)]
    inner: Box<T>,
}

#[test]
fn a_parameter_in_a_box() {
    let request: UpdateHolderRequest<Address> = serde_json::from_str(r#"{"inner": {"zip": "1"}}"#).unwrap();
    assert_eq!(format!("{:?}", request.clone()), r#"UpdateHolderRequest { inner: UpdateAddressRequest { zip: "1" } }"#);
    let old = Holder::<Address>::default();
    let mut new = old.clone();
    request.clone().apply_to(&mut new);
    assert_eq!(UpdateHolderRequest::diff(&old, &new), Ok(request));
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Tree<T: Patchable + Default> {
    #[patch(nested)]
    value: T,
    #[patch(nested, nullable)]
    left: Option<Box<Tree<T>>>,
}

#[test]
fn a_tree_of_a_parameter() {
    let body = r#"{"left":{"value":{"zip":"1"}}}"#;
    let request: UpdateTreeRequest<Address> = serde_json::from_str(body).unwrap();
    assert_eq!(serde_json::to_string(&request.clone()).unwrap(), body);
    let mut tree = Tree::default();
    request.apply_to(&mut tree);
    assert_eq!(tree.left.unwrap().value.zip, "1");
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Line<'a> {
    text: &'a str,
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
struct Page<'a, 'b> {
    #[patch(nested)]
    first: Line<'a>,
    #[patch(nested)]
    last: Line<'b>,
}

#[test]
fn two_types_that_differ_in_a_lifetime() {
    let body = r#"{"first": {"text": "1"}}"#.to_owned();
    let request: UpdatePageRequest<'_, '_> = serde_json::from_str(&body).unwrap();
    let old = Page { first: Line { text: "" }, last: Line { text: "" } };
    let mut new = old.clone();
    request.clone().apply_to(&mut new);
    assert_eq!(UpdatePageRequest::diff(&old, &new), Ok(request));
}
