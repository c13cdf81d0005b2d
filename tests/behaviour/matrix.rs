//! Every kind of field under every thing that a body can do to it, in both representations.
#![allow(dead_code, reason = "only the requests are looked at, and they are read from texts")]

use std::fmt::Debug;

use patch_runtime::{Patch, PatchRequest, State};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::wire::{print, read, refusal, refusal_of_text};

/// Declares a resource with one field for every column of the matrix.
macro_rules! cells {
    ($module:ident $(, repr = $repr:literal)?) => {
        mod $module {
            use super::{PatchRequest, Value};

            #[derive(PatchRequest)]
            #[patch(name = CellsRequest $(, repr = $repr)?)]
            #[patch(request_only {
                /// Only the request has it.
                only: bool,
                /// Only the request has it, and it can be null.
                #[patch(nullable)]
                only_nullable: bool,
            })]
            pub(super) struct Cells {
                #[patch(skip)]
                pub(super) id: u64,
                #[patch(nullable)]
                pub(super) text_nullable: Option<String>,
                pub(super) text: Option<String>,
                pub(super) plain: u8,
                #[patch(required)]
                pub(super) needed: u32,
                #[patch(required, nullable)]
                pub(super) needed_nullable: Option<u32>,
                pub(super) json: Value,
                #[patch(nullable)]
                pub(super) json_nullable: Option<Value>,
                pub(super) list: Vec<String>,
                #[patch(nullable)]
                pub(super) list_nullable: Option<Vec<String>>,
            }
        }
    };
}

cells!(default);
cells!(double, repr = "option");

/// One kind of field: a right value, and wrong ones with the sentence that refuses them.
struct Column {
    name: &'static str,
    nullable: bool,
    required: bool,
    value: &'static str,
    wrong: &'static [(&'static str, &'static str)],
}

impl Column {
    const fn new(name: &'static str, value: &'static str, wrong: &'static [(&'static str, &'static str)]) -> Self {
        Self { name, nullable: false, required: false, value, wrong }
    }

    const fn nullable(self) -> Self {
        Self { nullable: true, ..self }
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// A body with these members, and whatever the other columns cannot do without.
    fn body(&self, members: &[(&str, &str)]) -> String {
        let mut parts: Vec<String> = members.iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
        for other in COLUMNS.iter().filter(|other| other.required && other.name != self.name) {
            parts.push(format!("{:?}:{}", other.name, other.value));
        }
        format!("{{{}}}", parts.join(","))
    }

    /// A body that has this field, with this value.
    fn sent(&self, value: &str) -> String {
        self.body(&[(self.name, value)])
    }

    fn state<R: PatchRequest>(&self, request: &R) -> State {
        let index = R::FIELDS.iter().position(|field| field.name() == self.name);
        request.state(index.expect("every column is a field"))
    }
}

const NOT_TEXT: &[(&str, &str)] = &[
    ("1", "invalid type: integer `1`, expected a string"),
    ("false", "invalid type: boolean `false`, expected a string"),
    ("[null]", "invalid type: sequence, expected a string"),
    ("{}", "invalid type: map, expected a string"),
];
const NOT_FLAG: &[(&str, &str)] = &[
    ("0", "invalid type: integer `0`, expected a boolean"),
    (r#""true""#, r#"invalid type: string "true", expected a boolean"#),
];
const NOT_SMALL: &[(&str, &str)] = &[
    ("256", "invalid value: integer `256`, expected u8"),
    ("-1", "invalid value: integer `-1`, expected u8"),
    ("1.5", "invalid type: floating point `1.5`, expected u8"),
];
const NOT_NUMBER: &[(&str, &str)] = &[
    (r#""1""#, r#"invalid type: string "1", expected u32"#),
    ("4294967296", "invalid value: integer `4294967296`, expected u32"),
];
const NOT_LIST: &[(&str, &str)] = &[
    (r#""a""#, r#"invalid type: string "a", expected a sequence"#),
    (r#"["a",1]"#, "invalid type: integer `1`, expected a string"),
    (r#"["a",null]"#, "invalid type: null, expected a string"),
];

const COLUMNS: &[Column] = &[
    Column::new("text_nullable", r#""Ada""#, NOT_TEXT).nullable(),
    Column::new("text", r#""""#, NOT_TEXT),
    Column::new("plain", "255", NOT_SMALL),
    Column::new("needed", "0", NOT_NUMBER).required(),
    Column::new("needed_nullable", "7", NOT_NUMBER).nullable().required(),
    Column::new("json", r#"{"a":[null,1,"x",{"b":null}]}"#, &[]),
    Column::new("json_nullable", "[]", &[]).nullable(),
    Column::new("list", "[]", NOT_LIST),
    Column::new("list_nullable", r#"["a","b"]"#, NOT_LIST).nullable(),
    Column::new("only", "false", NOT_FLAG),
    Column::new("only_nullable", "true", NOT_FLAG).nullable(),
];

/// What every test here asks of a request.
trait Cell: PatchRequest + Serialize + DeserializeOwned + PartialEq + Debug {}
impl<R: PatchRequest + Serialize + DeserializeOwned + PartialEq + Debug> Cell for R {}

/// Reads a text and says what the column's field is then, after a look at how it prints.
#[track_caller]
fn state_in<R: Cell>(column: &Column, text: &str) -> State {
    let request = read::<R>(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let sent: Value = serde_json::from_str(text).expect("the text is JSON");
    let printed: Value = serde_json::from_str(&print(&request)).expect("a request prints JSON");
    assert_eq!(printed, sent, "what came in goes out");
    column.state(&request)
}

fn absent_member<R: Cell>(column: &Column) {
    let text = column.body(&[]);
    if column.required {
        assert_eq!(refusal::<R>(&text), format!("`{}` is required", column.name));
    } else {
        assert_eq!(state_in::<R>(column, &text), State::Kept, "{text}");
    }
}

fn null<R: Cell>(column: &Column) {
    let text = column.sent("null");
    if column.nullable {
        assert_eq!(state_in::<R>(column, &text), State::Cleared, "{text}");
    } else {
        let name = column.name;
        assert_eq!(
            refusal::<R>(&text),
            format!("`{name}` must not be null: send a value, or leave the field out to keep the current one")
        );
    }
}

fn right_value<R: Cell>(column: &Column) {
    let text = column.sent(column.value);
    assert_eq!(state_in::<R>(column, &text), State::Set, "{text}");
}

fn wrong_value<R: Cell>(column: &Column) {
    for (value, sentence) in column.wrong {
        assert_eq!(refusal::<R>(&column.sent(value)), *sentence, "{}", column.name);
    }
}

fn unknown_member<R: Cell>(column: &Column) {
    let name = column.name;
    let misspelt = format!("{name}x");
    for value in [column.value, "null", "{\"deep\":[1,2,{}]}"] {
        let text = column.body(&[(name, column.value), (&misspelt, value)]);
        assert_eq!(refusal::<R>(&text), format!("unknown field `{misspelt}`: did you mean `{name}`?"), "{text}");
    }
}

fn duplicate_member<R: Cell>(column: &Column) {
    let Column { name, value, nullable, .. } = *column;
    let firsts: &[&str] = if nullable { &[value, "null"] } else { &[value] };
    for first in firsts {
        for second in [value, "null"] {
            let text = column.body(&[(name, first), (name, second)]);
            assert_eq!(refusal_of_text::<R>(&text), format!("duplicate field `{name}`"), "{text}");
        }
    }
}

/// Declares a test of one row over every column and both representations.
macro_rules! rows {
    ($($test:ident: $row:ident,)*) => {
        $(
            #[test]
            fn $test() {
                for column in COLUMNS {
                    $row::<default::CellsRequest>(column);
                    $row::<double::CellsRequest>(column);
                }
            }
        )*
    };
}

rows! {
    an_absent_member_keeps: absent_member,
    null_clears_what_is_nullable_and_nothing_else: null,
    a_value_sets: right_value,
    a_wrong_type_is_refused: wrong_value,
    an_unknown_member_is_refused: unknown_member,
    a_duplicate_member_is_refused: duplicate_member,
}

#[test]
fn the_matrix_has_a_column_for_every_field() {
    let columns: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
    for fields in [default::CellsRequest::FIELDS, double::CellsRequest::FIELDS] {
        let fields: Vec<_> = fields.iter().map(patch_runtime::Field::name).collect();
        assert_eq!(fields, columns);
    }
}

/// A unit prints as null, so no body can set one.
#[derive(PatchRequest)]
struct Unit {
    unit: (),
    #[patch(nullable)]
    unit_nullable: Option<()>,
}

/// A set value that itself prints as null is the one value that does not come back.
#[test]
fn a_set_null_prints_as_null() {
    let request = default::CellsRequest { json: Some(Value::Null), ..Default::default() };
    assert_eq!(print(&request), r#"{"json":null}"#);
    assert!(
        refusal::<patch_runtime::Unchecked<default::CellsRequest>>(&print(&request))
            .starts_with("`json` must not be null")
    );

    let set = UpdateUnitRequest { unit: Some(()), unit_nullable: Patch::Set(()) };
    assert_eq!(print(&set), r#"{"unit":null,"unit_nullable":null}"#);
    assert!(refusal::<UpdateUnitRequest>(r#"{"unit":null}"#).starts_with("`unit` must not be null"));
    let cleared = read::<UpdateUnitRequest>(r#"{"unit_nullable":null}"#).expect("null clears");
    assert_eq!(cleared.unit_nullable, Patch::Clear);
}
