//! Private types in public structs, which is no secret as long as the field is private.
#![deny(private_interfaces, private_bounds)]

use std::collections::BTreeMap;

use patch_runtime::PatchRequest;
use serde::{Deserialize, Serialize};

use crate::round;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Kind(u8);

#[derive(Clone, Debug, Default, PartialEq)]
struct Foreign(u8);

mod foreign {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Foreign;

    pub(super) fn serialize<S: Serializer>(foreign: &Foreign, serializer: S) -> Result<S::Ok, S::Error> {
        foreign.0.serialize(serializer)
    }
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Foreign, D::Error> {
        Deserialize::deserialize(deserializer).map(Foreign)
    }
}

mod whole {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Foreign;

    pub(super) fn serialize<S: Serializer>(foreign: &Option<Foreign>, serializer: S) -> Result<S::Ok, S::Error> {
        foreign.as_ref().map(|foreign| foreign.0).serialize(serializer)
    }
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Foreign>, D::Error> {
        Option::deserialize(deserializer).map(|foreign| foreign.map(Foreign))
    }
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Part {
    a: u8,
}

type Maybe = Option<Kind>;

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(exactly_one(kind, other), request_only { #[patch(vis = pub(self))] only: Kind })]
pub struct Public {
    kind: Kind,
    #[patch(nullable, requires(with))]
    other: Option<Kind>,
    #[patch(nullable)]
    alias: Maybe,
    #[patch(nullable, default = Kind(7))]
    reset: Kind,
    #[patch(with = foreign)]
    with: Foreign,
    #[patch(nullable, with = foreign)]
    nullable_with: Option<Foreign>,
    #[serde(with = "whole")]
    #[patch(nullable)]
    whole: Option<Foreign>,
    #[patch(nested)]
    part: Part,
    #[patch(nested, nullable)]
    parts: Option<Box<Part>>,
    #[patch(merge)]
    map: BTreeMap<String, Kind>,
    #[patch(skip)]
    pub id: u8,
}

#[test]
fn all() {
    let request: UpdatePublicRequest = round(
        r#"{"other":1,"alias":2,"reset":null,"with":3,"nullable_with":4,"whole":5,"part":{"a":6},"parts":{"a":7},"map":{"a":8},"only":9}"#,
    );
    let mut public = Public::default();
    let undo = request.undo_for(&public).unwrap();
    request.apply_to(&mut public);
    assert_eq!((public.with.0, public.whole.clone(), public.reset.0), (3, Some(Foreign(5)), 7));
    undo.apply_to(&mut public);
    assert_eq!(public, Public::default());
    let built = UpdatePublicRequest::builder().kind(Kind(1)).with(Foreign(2)).build().unwrap();
    assert_eq!(crate::print(&built), r#"{"kind":1,"with":2}"#);
}
