//! Names: raw identifiers, names that collide with ours, names that are none in Rust, and many of them.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Field, Patch, PatchRequest};
use proptest::prelude::*;

use crate::wire::{print, read, refusal, refusal_of_text};

#[test]
fn raw_identifiers_are_names_without_their_prefix() {
    #[derive(PatchRequest)]
    struct Raw {
        #[patch(nullable)]
        r#type: Option<String>,
        #[patch(requires(r#type))]
        r#match: u8,
        #[patch(requires = "type")]
        r#fn: u8,
        #[patch(requires = "r#type")]
        r#in: u8,
    }

    #[derive(PatchRequest)]
    #[allow(non_camel_case_types, reason = "a keyword is what the test is about")]
    struct r#async {
        r#await: u8,
    }

    assert_eq!(
        refusal::<UpdateRawRequest>(r#"{"match":1,"fn":1,"in":1,"type":null}"#),
        "`match` requires `type`; `fn` requires `type`; `in` requires `type`"
    );
    let request =
        UpdateRawRequest::builder().r#type("t").r#match(1).maybe_fn(Some(2)).try_build().expect("the rules hold");
    assert_eq!(print(&request), r#"{"type":"t","match":1,"fn":2}"#);
    assert_eq!(format!("{request:?}"), r#"UpdateRawRequest { type: "t", match: 1, fn: 2 }"#);
    let request = UpdateRawRequest::builder().clear_type().try_build().expect("no rule");
    assert_eq!(request.r#type, Patch::Clear);
    assert_eq!(refusal_of_text::<UpdateRawRequest>(r#"{"type":null,"type":null}"#), "duplicate field `type`");

    assert_eq!(read(r#"{"await":1}"#), Ok(UpdateasyncRequest { r#await: Some(1) }));
}

/// Names that our own code could use for something else.
#[test]
fn names_that_look_like_ours_are_only_names() {
    #[derive(PatchRequest)]
    #[patch(request_only {
        #[patch(nullable, requires(value))]
        report: bool,
    })]
    struct Taken {
        self_: u8,
        state: u8,
        value: u8,
        map: u8,
        key: u8,
        path: u8,
        error: u8,
        f: u8,
        index: u8,
        field: u8,
        fields: u8,
        entry: u8,
        request: u8,
        resource: u8,
        serializer: u8,
        deserializer: u8,
        writer: u8,
        is_empty: u8,
        validate: u8,
        apply_to: u8,
        default: u8,
        clone: u8,
        into: u8,
        from: u8,
        #[patch(nullable)]
        merge: Option<u8>,
        apply: u8,
        __field0: u8,
        __value: u8,
        __patch_value: u8,
        nullable: u8,
        skip: u8,
        required: u8,
        requires: u8,
        rename: u8,
        secret: u8,
    }

    let names: Vec<&str> = UpdateTakenRequest::FIELDS.iter().map(Field::name).collect();
    for name in &names {
        let body =
            if *name == "report" { r#"{"value":1,"report":true}"#.to_owned() } else { format!(r#"{{"{name}":1}}"#) };
        let request: UpdateTakenRequest = read(&body).expect(name);
        assert_eq!(print(&request), body);
    }
    let request = UpdateTakenRequest::builder()
        .self_(1)
        .state(2)
        .value(3)
        .clone(4)
        .default(5)
        .into(6)
        .validate(7)
        .apply_to(8)
        .is_empty(9)
        .clear_merge()
        .maybe_from(Some(10))
        .try_build()
        .expect("no rule is triggered");
    assert_eq!(
        print(&request),
        r#"{"state":2,"value":3,"is_empty":9,"validate":7,"apply_to":8,"default":5,"clone":4,"into":6,"from":10,"merge":null}"#
            .replacen('{', r#"{"self_":1,"#, 1)
    );
}

#[test]
fn names_on_the_wire_need_not_be_identifiers() {
    #[derive(PatchRequest)]
    struct Odd {
        #[patch(rename = "first-name", nullable, requires(at_type))]
        first_name: Option<u8>,
        #[patch(rename = "@type", required)]
        at_type: u8,
        #[patch(rename = "$ref")]
        reference: u8,
        #[patch(rename = "3d")]
        three_d: u8,
        #[patch(rename = "self")]
        own: u8,
        #[patch(rename = "{braces} {}")]
        braces: u8,
        #[patch(rename = "\"quotes\" \\ `ticks`")]
        quotes: u8,
        #[patch(rename = "line\nbreak")]
        line: u8,
        #[patch(rename = "漢字")]
        letters: u8,
        #[patch(rename = " ")]
        space: u8,
    }

    let body = r#"{"first-name":1,"@type":2,"$ref":3,"3d":4,"self":5,"{braces} {}":6,"\"quotes\" \\ `ticks`":7,"line\nbreak":8,"漢字":9," ":10}"#;
    let request: UpdateOddRequest = read(body).expect("odd names are names");
    assert_eq!(print(&request), body);
    assert_eq!(
        refusal::<UpdateOddRequest>(r#"{"first-name":1}"#),
        "`first-name` requires `@type`; `@type` is required"
    );
    assert_eq!(
        refusal::<UpdateOddRequest>(r#"{"{braces} {}":null}"#),
        "`{braces} {}` must not be null: send a value, or leave the field out to keep the current one"
    );
    assert!(format!("{request:?}").starts_with("UpdateOddRequest { first-name: 1, @type: 2, "));
}

/// Declares a resource of numbers with these fields, and their names.
macro_rules! wide {
    ($resource:ident, $request:ident, $names:ident: $($field:ident)*) => {
        const $names: &[&str] = &[$(stringify!($field)),*];

        #[derive(PatchRequest)]
        #[patch(name = $request)]
        struct $resource {
            $($field: u32,)*
        }
    };
}

wide! { Nine, NineRequest, NINE: a ab abc abcd abcde abcdef abcdefg abcdefgh abcdefghi }

// Names that differ in one place only, wherever a shortcut of the look-up might not look.
wide! { Forty, FortyRequest, FORTY:
    aaaaaaaaaaaaaaaaaaaaaaaa aaaaaaaabaaaaaaaaaaaaaaa aaaaaaaaabaaaaaaaaaaaaaa aaaaaaaaaabaaaaaaaaaaaaa
    aaaaaaaaaaabaaaaaaaaaaaa aaaaaaaaaaaabaaaaaaaaaaa aaaaaaaaaaaaabaaaaaaaaaa aaaaaaaaaaaaaabaaaaaaaaa
    aaaaaaaacaaaaaaaaaaaaaaa aaaaaaaaacaaaaaaaaaaaaaa aaaaaaaaaacaaaaaaaaaaaaa aaaaaaaaaaacaaaaaaaaaaaa
    aaaaaaaaaaaacaaaaaaaaaaa aaaaaaaaaaaaacaaaaaaaaaa aaaaaaaaaaaaaacaaaaaaaaa aaaaaaaaaaaaaaacaaaaaaaa
    aaaaaaaadaaaaaaaaaaaaaaa aaaaaaaaadaaaaaaaaaaaaaa aaaaaaaaaadaaaaaaaaaaaaa aaaaaaaaaaadaaaaaaaaaaaa
    aaaaaaaaaaaadaaaaaaaaaaa aaaaaaaaaaaaadaaaaaaaaaa aaaaaaaaaaaaaadaaaaaaaaa aaaaaaaaaaaaaaadaaaaaaaa
    baaaaaaa abaaaaaa aabaaaaa aaabaaaa aaaabaaa aaaaabaa aaaaaaba aaaaaaab
    ba_aaaaaa ab_aaaaaa aab_aaaaa aaab_aaaa aaaab_aaa aaaaab_aa aaaaaab_a aaaaaaab_
}

wide! { Many, ManyRequest, MANY:
    a00 a01 a02 a03 a04 a05 a06 a07 a08 a09 a10 a11 a12 a13 a14 a15 a16 a17 a18 a19 a20 a21 a22 a23 a24 a25 a26 a27
    b00 b01 b02 b03 b04 b05 b06 b07 b08 b09 b10 b11 b12 b13 b14 b15 b16 b17 b18 b19 b20 b21 b22 b23 b24 b25 b26 b27
    c00 c01 c02 c03 c04 c05 c06 c07 c08 c09 c10 c11 c12 c13 c14 c15 c16 c17 c18 c19 c20 c21 c22 c23 c24 c25 c26 c27
    d00 d01 d02 d03 d04 d05 d06 d07 d08 d09 d10 d11 d12 d13 d14 d15 d16 d17 d18 d19 d20 d21 d22 d23 d24 d25 d26 d27
    e00 e01 e02 e03 e04 e05 e06 e07 e08 e09 e10 e11 e12 e13 e14 e15 e16 e17 e18 e19 e20 e21 e22 e23 e24 e25 e26 e27
    f00 f01 f02 f03 f04 f05 f06 f07 f08 f09 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 f21 f22 f23 f24 f25 f26 f27
    g00 g01 g02 g03 g04 g05 g06 g07 g08 g09 g10 g11 g12 g13 g14 g15 g16 g17 g18 g19 g20 g21 g22 g23 g24 g25 g26 g27
    h00 h01 h02 h03 h04 h05 h06 h07 h08 h09 h10 h11 h12 h13 h14 h15 h16 h17 h18 h19 h20 h21 h22 h23 h24 h25 h26 h27
    i00 i01 i02 i03 i04 i05 i06 i07 i08 i09 i10 i11 i12 i13 i14 i15 i16 i17 i18 i19 i20 i21 i22 i23 i24 i25 i26 i27
    j00 j01 j02 j03 j04 j05 j06 j07 j08 j09 j10 j11 j12 j13 j14 j15 j16 j17 j18 j19 j20 j21 j22 j23 j24 j25 j26 j27
}

/// A body of these members with their places as values, and the same in the order of the declaration.
fn bodies(names: &[&str], order: &[usize]) -> (String, String) {
    let body = |order: &[usize]| {
        let members: Vec<String> = order.iter().map(|&index| format!("{:?}:{index}", names[index])).collect();
        format!("{{{}}}", members.join(","))
    };
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    (body(order), body(&sorted))
}

fn shuffled(count: usize) -> impl Strategy<Value = Vec<usize>> {
    prop::sample::subsequence((0..count).collect::<Vec<_>>(), 0..=count).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is sent in whatever order, each value lands in its own field.
    #[test]
    fn every_name_finds_its_field(
        nine in shuffled(NINE.len()),
        forty in shuffled(FORTY.len()),
        many in shuffled(MANY.len()),
    ) {
        let (body, sorted) = bodies(NINE, &nine);
        prop_assert_eq!(print(&read::<NineRequest>(&body).expect("names of nine")), sorted);
        let (body, sorted) = bodies(FORTY, &forty);
        prop_assert_eq!(print(&read::<FortyRequest>(&body).expect("names of forty")), sorted);
        let (body, sorted) = bodies(MANY, &many);
        prop_assert_eq!(print(&read::<ManyRequest>(&body).expect("names of many")), sorted);
    }

    /// No text but the names is a name.
    #[test]
    fn no_other_name_finds_a_field(name in "[a-d_]{0,26}|[a-k][0-9]{2}|\\PC{0,20}") {
        let body = serde_json::json!({&name: 1}).to_string();
        prop_assert_eq!(read::<NineRequest>(&body).is_ok(), NINE.contains(&name.as_str()));
        prop_assert_eq!(read::<FortyRequest>(&body).is_ok(), FORTY.contains(&name.as_str()));
        prop_assert_eq!(read::<ManyRequest>(&body).is_ok(), MANY.contains(&name.as_str()));
    }
}

#[test]
fn every_field_of_many_is_found_alone_and_found_twice() {
    for (index, name) in MANY.iter().enumerate() {
        let body = format!("{{{name:?}:{index}}}");
        assert_eq!(print(&read::<ManyRequest>(&body).expect(name)), body);
        assert_eq!(
            refusal_of_text::<ManyRequest>(&format!("{{{name:?}:1,{name:?}:1}}")),
            format!("duplicate field `{name}`")
        );
    }
}
