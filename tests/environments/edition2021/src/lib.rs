//! What the derive emits, in the edition of its user.

#![deny(warnings, missing_docs, keyword_idents)]

use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

/// A part.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
pub struct Part {
    /// A name.
    #[patch(required)]
    pub name: String,
}

/// Everything that makes different code.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(exactly_one(dyn_, r#async), request_only { #[patch(secret)] password: String })]
pub struct User<'a, T, const N: usize> {
    /// Left alone.
    #[patch(skip)]
    pub id: u32,
    /// Borrowed.
    pub text: &'a str,
    /// A word of later editions.
    #[patch(nullable, requires(password))]
    pub r#async: Option<u8>,
    /// Another.
    pub dyn_: u8,
    /// A word of still later ones.
    #[patch(nullable, default = [0; N].len())]
    pub gen_: usize,
    /// Whatever.
    pub value: Vec<T>,
    /// A part.
    #[patch(nested, nullable)]
    pub part: Option<Part>,
    /// Labels.
    #[patch(merge)]
    pub labels: BTreeMap<String, u8>,
}

/// The same with two `Option`s.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(repr = "option", nullable)]
pub struct Double {
    /// One.
    pub one: Option<u8>,
    /// Another.
    #[patch(requires(one))]
    pub other: Option<u8>,
}

/// Words of later editions that are names in this one.
#[allow(keyword_idents_2024)]
pub mod later {
    use patch_runtime::PatchRequest;

    /// All that there are.
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(exactly_one(gen, other))]
    pub struct Words {
        /// A word.
        #[patch(nullable)]
        pub gen: Option<u8>,
        /// A name.
        #[patch(requires(gen, when = 1), nullable, default)]
        pub other: u8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use patch_runtime::json;

    #[test]
    fn a_request_works() {
        let body = r#"{"text": "t", "async": 1, "password": "p", "part": {"name": "n"}, "labels": {"a": null}}"#;
        let request: UpdateUserRequest<'_, u8, 2> = json::from_str(body).unwrap();
        let mut user = User::<u8, 2> {
            id: 1,
            text: "",
            r#async: None,
            dyn_: 0,
            gen_: 0,
            value: Vec::new(),
            part: None,
            labels: Vec::from([("a".to_string(), 1)]).into_iter().collect(),
        };
        let old = user.clone();
        request.clone().apply_to(&mut user);
        assert_eq!((user.text, user.r#async, user.labels.len()), ("t", Some(1), 0));
        assert_eq!(UpdateUserRequest::diff(&old, &user).unwrap().merged_with(request.clone()).unwrap(), request);
        let built = UpdateUserRequest::<u8, 2>::builder().r#async(2).password("p").clear_gen_().build().unwrap();
        assert!(built.gen_.is_clear());
        assert!(json::from_str::<UpdateDoubleRequest>(r#"{"other": 1}"#).is_err());
        let request: later::UpdateWordsRequest = json::from_str(r#"{"gen": 1}"#).unwrap();
        let mut words = later::Words::default();
        request.apply_to(&mut words);
        assert_eq!(words.r#gen, Some(1));
    }
}
