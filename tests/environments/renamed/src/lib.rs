//! `crate = other_name` is all it takes, with no other crate in sight.

use other_name::PatchRequest;

/// A part.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(crate = other_name, non_empty)]
pub struct Part {
    /// A name.
    #[patch(nullable)]
    pub name: Option<String>,
}

/// A whole.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(crate = ::other_name, at_most_one(one, other))]
pub struct Whole {
    /// A part.
    #[patch(nested, nullable)]
    pub part: Option<Part>,
    /// One thing.
    #[patch(nullable, requires(part))]
    pub one: Option<u8>,
    /// Or another.
    pub other: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_works() {
        let request: UpdateWholeRequest = serde_json::from_str(r#"{"part": {"name": null}, "one": 1}"#).unwrap();
        let part = UpdatePartRequest::builder().clear_name().build().unwrap();
        assert_eq!(UpdateWholeRequest::builder().one(1).part(part).build().unwrap(), request);
        assert!(serde_json::from_str::<UpdateWholeRequest>(r#"{"part": {}}"#).is_err());
    }
}
