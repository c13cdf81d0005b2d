//! `nullable, default` and `nullable, default = expr`: `null` resets a field that always has a value.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::cell::Cell;
use std::collections::BTreeMap;

use patch_runtime::{Field, Patch, PatchRequest, Rule, State, Target};

use crate::wire::{print, read, refusal};

const LIMIT: u32 = 50;

/// The same resource for each of the two representations.
macro_rules! settings {
    ($module:ident $(, $repr:meta)?) => {
        mod $module {
            use std::collections::BTreeMap;

            use patch_runtime::PatchRequest;

            #[derive(Clone, Debug, PartialEq, PatchRequest)]
            #[patch(name = Change $(, $repr)?)]
            pub(super) struct Settings {
                #[patch(nullable, default)]
                pub(super) theme: String,
                #[patch(nullable, default = super::LIMIT)]
                pub(super) limit: u32,
                #[patch(nullable, default = BTreeMap::<String, u8>::from([("a".to_owned(), 1), ("b".to_owned(), 2)]))]
                pub(super) weights: BTreeMap<String, u8>,
                #[patch(nullable, default = if cfg!(test) { "test".into() } else { "run".into() })]
                pub(super) mode: String,
                #[patch(nullable)]
                pub(super) note: Option<String>,
                pub(super) strict: bool,
            }

            pub(super) fn stored() -> Settings {
                Settings {
                    theme: "dark".to_owned(),
                    limit: 1,
                    weights: BTreeMap::new(),
                    mode: "x".to_owned(),
                    note: Some("n".to_owned()),
                    strict: true,
                }
            }

            pub(super) fn updated(request: Change) -> Settings {
                let mut settings = stored();
                request.apply_to(&mut settings);
                settings
            }
        }
    };
}

settings!(three);
settings!(double, repr = "option");

#[test]
fn null_resets_and_absence_keeps() {
    let reset = r#"{"theme":null,"limit":null,"weights":null,"mode":null,"note":null}"#;
    let settings = three::updated(read(reset).expect(reset));
    assert_eq!(settings.theme, "");
    assert_eq!(settings.limit, LIMIT);
    assert_eq!(settings.weights, BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]));
    assert_eq!(settings.mode, "test");
    assert_eq!(settings.note, None);
    assert!(settings.strict);
    assert_eq!(three::updated(read("{}").expect("nothing")), three::stored());

    let double = double::updated(read(reset).expect(reset));
    assert_eq!((double.theme, double.limit, double.mode), (String::new(), LIMIT, "test".to_owned()));
    assert_eq!(double.weights.len(), 2);
    assert_eq!(double::updated(read("{}").expect("nothing")), double::stored());
}

#[test]
fn a_value_is_a_value() {
    let set = r#"{"theme":"light","limit":0,"weights":{"c":3},"mode":""}"#;
    let settings = three::updated(read(set).expect(set));
    assert_eq!((&*settings.theme, settings.limit, &*settings.mode), ("light", 0, ""));
    assert_eq!(settings.weights, BTreeMap::from([("c".to_owned(), 3)]));
    let double = double::updated(read(set).expect(set));
    assert_eq!((&*double.theme, double.limit, &*double.mode), ("light", 0, ""));
}

/// The default stays with the one who applies the request: what travels is `null`.
#[test]
fn the_wire_has_three_states_and_no_default() {
    for body in ["{}", r#"{"theme":null,"limit":null}"#, r#"{"theme":"","limit":50}"#] {
        assert_eq!(print(&read::<three::Change>(body).expect(body)), body);
        assert_eq!(print(&read::<double::Change>(body).expect(body)), body);
    }
    assert!(refusal::<three::Change>(r#"{"strict":null}"#).starts_with("`strict` must not be null"));
    assert!(refusal::<three::Change>(r#"{"limit":"x"}"#).starts_with("invalid type: string \"x\", expected u32"));
}

#[test]
fn the_request_has_the_slots_of_a_nullable_field() {
    let request = three::Change { theme: Patch::Set("t".to_owned()), limit: Patch::Clear, ..Default::default() };
    assert_eq!(format!("{request:?}"), r#"Change { theme: "t", limit: null }"#);
    let request = double::Change { theme: Some(Some("t".to_owned())), limit: Some(None), ..Default::default() };
    assert_eq!(format!("{request:?}"), r#"Change { theme: "t", limit: null }"#);
    let nullable: Vec<_> = three::Change::FIELDS.iter().map(Field::is_nullable).collect();
    assert_eq!(nullable, [true, true, true, true, true, false]);
}

#[test]
fn the_builder_clears_what_has_a_default() {
    let request = three::Change::builder().theme("t").clear_limit().clear_weights().maybe_mode(None).build();
    assert_eq!(print(&request), r#"{"theme":"t","limit":null,"weights":null}"#);
    let request = double::Change::builder().theme("t").clear_limit().maybe_mode(Some("m".to_owned())).build();
    assert_eq!(print(&request), r#"{"theme":"t","limit":null,"mode":"m"}"#);
    assert_eq!(three::Change::builder().limit(1).clear_limit().build().limit, Patch::Clear, "the last call wins");
    assert_eq!(double::Change::builder().clear_limit().limit(1).build().limit, Some(Some(1)));
}

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

fn count() -> u32 {
    CALLS.with(|calls| {
        calls.set(calls.get() + 1);
        calls.get()
    })
}

#[test]
fn the_expression_runs_for_null_alone_and_each_time() {
    #[derive(PatchRequest)]
    struct Counter {
        #[patch(nullable, default = count())]
        value: u32,
    }

    let mut counter = Counter { value: 100 };
    for body in ["{}", r#"{"value":7}"#] {
        read::<UpdateCounterRequest>(body).expect(body).apply_to(&mut counter);
    }
    assert_eq!((counter.value, CALLS.get()), (7, 0));
    for expected in [1, 2] {
        UpdateCounterRequest::builder().clear_value().build().apply_to(&mut counter);
        assert_eq!(counter.value, expected);
    }
}

/// The expression sees what stands around the struct, and `Self` is the resource.
#[test]
fn the_expression_may_be_of_any_kind() {
    #[derive(PatchRequest)]
    struct Kinds {
        #[patch(nullable, default = -1)]
        negative: i8,
        #[patch(nullable, default = Self::PAIR, rename = "pairOfTwo")]
        pair: (u8, u8),
        #[patch(default = [1, 2, 3], nullable)]
        array: [u8; 3],
        #[patch(nullable, default = Vec::<(u8, u8)>::with_capacity(1))]
        list: Vec<(u8, u8)>,
        #[patch(nullable, default = 1 < 2)]
        comparison: bool,
        #[patch(nullable, default = match 3 { 3 => 'c', _ => 'd' })]
        matched: char,
        #[patch(nullable, default = { let one = 1; one + LIMIT })]
        called: u32,
        #[patch(nullable, default = concat!("a", ",", "b").to_owned())]
        text: String,
    }
    impl Kinds {
        const PAIR: (u8, u8) = (1, 2);
    }

    let mut kinds = Kinds {
        negative: 0,
        pair: (0, 0),
        array: [0; 3],
        list: vec![(1, 1)],
        comparison: false,
        matched: 'x',
        called: 0,
        text: String::new(),
    };
    UpdateKindsRequest::builder()
        .clear_negative()
        .clear_pair()
        .clear_array()
        .clear_list()
        .clear_comparison()
        .clear_matched()
        .clear_called()
        .clear_text()
        .build()
        .apply_to(&mut kinds);
    assert_eq!((kinds.negative, kinds.pair, kinds.array, kinds.comparison), (-1, (1, 2), [1, 2, 3], true));
    assert_eq!((kinds.matched, kinds.called, &*kinds.text), ('c', 1 + LIMIT, "a,b"));
    assert!(kinds.list.is_empty());
    assert_eq!(UpdateKindsRequest::FIELDS[1].name(), "pairOfTwo");
}

/// A variable of ours that the expression could see would change its meaning.
#[test]
fn the_expression_sees_no_names_of_ours() {
    mod names {
        #![allow(non_upper_case_globals, reason = "they are named like variables, which is the point")]
        pub(super) const resource: u8 = 1;
        pub(super) const value: u8 = 2;
        pub(super) const reset: u8 = 4;
        pub(super) const slot: u8 = 8;
    }
    use names::{reset, resource, slot, value};

    #[derive(PatchRequest)]
    struct Sum {
        #[patch(nullable, default = resource + value + reset + slot)]
        sum: u8,
    }

    let mut sum = Sum { sum: 0 };
    UpdateSumRequest { sum: Patch::Clear }.apply_to(&mut sum);
    assert_eq!(sum.sum, 15);
}

/// Rules count values: a reset neither triggers nor satisfies one, and is present.
#[test]
fn a_reset_is_null_to_the_rules() {
    #[derive(PatchRequest)]
    #[patch(non_empty)]
    struct Ruled {
        #[patch(nullable, default = 5, required)]
        size: u8,
        #[patch(nullable, default, requires(size))]
        unit: String,
    }

    assert_eq!(
        UpdateRuledRequest::RULES,
        [
            Rule::Required { field: 0 },
            Rule::Requires { field: 1, when: None, target: Target::AnyOf(&[0]) },
            Rule::NonEmpty
        ]
    );
    read::<UpdateRuledRequest>(r#"{"size":null,"unit":null}"#).expect("a reset asks for nothing");
    assert_eq!(refusal::<UpdateRuledRequest>(r#"{"size":null,"unit":"kg"}"#), "`unit` requires `size`");
    assert_eq!(UpdateRuledRequest { size: Patch::Clear, ..Default::default() }.state(0), State::Cleared);
}

#[test]
fn a_generic_field_resets_to_the_default_of_its_type() {
    // An array of any length has no serde impls; what matters here is what `null` does.
    #[derive(PatchRequest)]
    #[patch(no_serialize, no_deserialize)]
    struct Generic<T: Default, const N: usize> {
        #[patch(nullable, default)]
        value: T,
        #[patch(nullable, default = [0; N])]
        array: [u8; N],
    }

    let mut generic = Generic { value: 'x', array: [1; 2] };
    UpdateGenericRequest { value: Patch::Clear, array: Patch::Clear }.apply_to(&mut generic);
    assert_eq!((generic.value, generic.array), ('\0', [0, 0]));
}

/// A type that has no default needs none while no reset asks for it.
#[test]
fn only_a_bare_default_needs_the_trait() {
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct NoDefault(u8);

    #[derive(PatchRequest)]
    struct Holder {
        #[patch(nullable, default = NoDefault(3))]
        value: NoDefault,
    }

    let mut holder = Holder { value: NoDefault(0) };
    read::<UpdateHolderRequest>(r#"{"value":null}"#).expect("null resets").apply_to(&mut holder);
    assert_eq!(holder.value, NoDefault(3));
}
