//! `Self` in every place where a resource can say it: there it is the resource, and what is generated is another type.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use patch_runtime::{PatchRequest, Report, Violation};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{print, refusal, round};

trait Limits {
    const TOP: u8;
    type Unit;
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(exactly_one(low, high), validate_with = Self::check, request_only {
    #[patch(requires(low, when = Self::TOP_OF_ALL | <Self as Limits>::TOP), nullable)]
    only: u8,
    #[patch(nullable)]
    many: Vec<Box<[u8; Self::LENGTH]>>,
})]
struct Own
where
    Self: Sized + Limits<Unit = u8>,
    <Self as Limits>::Unit: Copy,
{
    #[patch(conflicts(high = Self::TOP_OF_ALL | 7))]
    low: u8,
    #[patch(nullable, default = Self { low: 1, high: 2, ..Self::default() }.high)]
    high: u8,
    bytes: [u8; Self::LENGTH],
    #[patch(nullable, default = Self::start())]
    count: u64,
    #[patch(nullable, default = <Self as Limits>::TOP, requires(low, when = <Self>::TOP_OF_ALL))]
    top: <Self as Limits>::Unit,
    #[patch(with = Self)]
    shouted: String,
    #[patch(deserialize_with = Self::read, serialize_with = <Self>::write)]
    parity: bool,
    #[patch(nested, nullable)]
    inner: Option<Box<Self>>,
    #[patch(skip)]
    mark: PhantomData<fn(Self) -> Self>,
}

impl Limits for Own {
    const TOP: u8 = 9;
    type Unit = u8;
}
impl Own {
    const TOP_OF_ALL: u8 = 200;
    const LENGTH: usize = 2;

    fn start() -> u64 {
        5
    }
    fn check(request: &UpdateOwnRequest, report: &mut Report) {
        if request.low == Some(Self::TOP) {
            report.violation(Violation::new("/low", "top", "too high"));
        }
    }
    fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text.to_uppercase())
    }
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer).map(|text| text.to_lowercase())
    }
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
        u8::deserialize(deserializer).map(|number| number % 2 == 1)
    }
    fn write<S: Serializer>(odd: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        u8::from(*odd).serialize(serializer)
    }
}

#[test]
fn in_every_attribute() {
    let text = r#"{"low":1,"high":null,"bytes":[1,2],"count":null,"top":null,"shouted":"LOUD","parity":1,"inner":{"high":3},"only":200,"many":[[1,2]]}"#;
    let request: UpdateOwnRequest = round(text);
    let mut own = Own::default();
    request.apply_to(&mut own);
    assert_eq!((own.count, own.top, own.shouted.as_str(), own.parity), (5, 9, "loud", true));
    assert_eq!((own.bytes, own.high, own.inner.unwrap().high), ([1, 2], 2, 3));
    assert_eq!(refusal::<UpdateOwnRequest>(r#"{"low":9}"#), "too high");
    for body in [r#"{"high":1,"only":200}"#, r#"{"high":1,"only":9}"#] {
        let error = "`only` requires `low` when it is Own::TOP_OF_ALL or <Own as Limits>::TOP";
        assert_eq!(refusal::<UpdateOwnRequest>(body), error);
    }
    round::<UpdateOwnRequest>(r#"{"high":1,"only":8}"#);
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(no_serialize, no_deserialize, exactly_one(value, list))]
struct Generic<'a, T: 'a + Default, const N: usize>
where
    Self: Limits<Unit = u8>,
    Vec<Self>: Sized,
{
    #[patch(nullable, default = Self { list: vec![], ..Self::empty() }.value)]
    value: T,
    list: Vec<<Self as Limits>::Unit>,
    #[patch(nullable)]
    shared: Option<std::rc::Rc<Self>>,
    borrowed: &'a [T; N],
    mark: PhantomData<&'a Self>,
    #[patch(merge)]
    map: BTreeMap<u8, Box<Self>>,
}
impl<T: Default, const N: usize> Limits for Generic<'_, T, N> {
    const TOP: u8 = 1;
    type Unit = u8;
}
impl<'a, T: Default + 'a, const N: usize> Generic<'a, T, N>
where
    &'a [T; N]: Default,
{
    fn nothing() {}
}
impl<'a, T: Default, const N: usize> Generic<'a, T, N> {
    fn empty() -> Self {
        panic!("only the type counts")
    }
}

#[test]
fn in_a_generic_struct() {
    let numbers = [1, 2];
    let mut generic =
        Generic { value: 0, list: vec![], shared: None, borrowed: &numbers, mark: PhantomData, map: BTreeMap::new() };
    let request = UpdateGenericRequest::builder().list(vec![3]).borrowed(&[3, 4]).build();
    request.clone().apply_to(&mut generic);
    assert_eq!((generic.list, generic.borrowed), (vec![3], &[3, 4]));
    assert!(UpdateGenericRequest::<'_, u8, 2>::builder().clear_value().list(vec![]).build().value.is_clear());
}

/// Where `Self` begins an expression, a pattern or a type, and where it is one of another type.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Inner<T: Default> {
    #[patch(nullable, default = {
        struct Local(u8);
        impl Local {
            const fn two() -> u8 { 2 }
        }
        let Self { value, .. } = Self::default();
        let made = |_: &Self| Local(Local::two()).0;
        made(&Self { value, other: T::default() })
    })]
    value: u8,
    other: T,
}

#[test]
fn in_expressions() {
    let mut inner = Inner { value: 1, other: 1_u8 };
    round::<UpdateInnerRequest<u8>>(r#"{"value":null}"#).apply_to(&mut inner);
    assert_eq!(inner.value, 2);
    assert_eq!(print(&UpdateInnerRequest::diff(&inner, &Inner::<u8>::default()).unwrap()), r#"{"value":0,"other":0}"#);
}
