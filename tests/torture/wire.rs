//! Bodies that are hostile, to requests that merge.

use std::collections::{BTreeMap, HashMap};

use patch_runtime::{Patch, PatchRequest, Unchecked};

use crate::{print, refusal, round};

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(all_or_none(a, b))]
struct Inner {
    #[patch(alias = "A", alias = "ä")]
    a: u64,
    #[patch(nullable)]
    b: Option<String>,
    #[patch(nested, nullable)]
    deep: Option<Box<Inner>>,
    #[patch(merge)]
    map: BTreeMap<i128, f64>,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(non_empty)]
struct Outer {
    #[patch(nested, nullable)]
    inner: Option<Inner>,
    #[patch(nested)]
    strict: Inner,
    #[patch(merge, nullable)]
    json: Option<serde_json::Value>,
    #[patch(merge)]
    object: serde_json::Map<String, serde_json::Value>,
    #[patch(merge)]
    map: BTreeMap<String, u8>,
    #[patch(merge)]
    hash: HashMap<String, char>,
}

/// What is no object where one is nested or merged.
#[test]
fn no_objects() {
    for member in ["inner", "strict", "object", "map", "hash"] {
        for value in ["[]", "[1]", "1", "\"x\"", "true", "[[]]", "1e400", "{", "{]"] {
            let body = format!(r#"{{"{member}":{value}}}"#);
            refusal::<UpdateOuterRequest>(&body);
            assert!(patch_runtime::json::from_slice::<UpdateOuterRequest>(body.as_bytes()).is_err(), "{body}");
        }
    }
    for member in ["strict", "object", "map", "hash"] {
        let body = format!(r#"{{"{member}":null}}"#);
        assert!(refusal::<UpdateOuterRequest>(&body).contains("null"), "{body}");
    }
}

/// Members that come twice, at any depth, by any of their names.
#[test]
fn twice() {
    for body in [
        r#"{"inner":{"a":1,"b":"b","a":2}}"#,
        r#"{"inner":{"A":1,"b":"b","a":2}}"#,
        r#"{"inner":{"ä":1,"b":"b","A":2}}"#,
        r#"{"inner":{"\u00e4":1,"b":"b","\u0041":2}}"#,
        r#"{"inner":{},"inn\u0065r":{}}"#,
        r#"{"inner":null,"inner":null}"#,
        r#"{"strict":{"deep":{"deep":{"b":null,"b":null}}}}"#,
    ] {
        assert!(refusal::<UpdateOuterRequest>(body).starts_with("duplicate field"), "{body}");
    }
    round::<UpdateOuterRequest>(r#"{"map":{"a":1}}"#);
}

/// Escapes, edges of numbers, empty and odd keys.
#[test]
fn edges() {
    let request: UpdateOuterRequest = serde_json::from_str(
        "\u{20}\n{\"stri\\u0063t\":{\"\\u0061\":18446744073709551615,\"b\":\"\\u0000\\ud83d\\ude00\"}}\t",
    )
    .unwrap();
    assert_eq!(request.strict.unwrap().a, Some(u64::MAX));
    let text = r#"{"strict":{"map":{"-170141183460469231731687303715884105728":null,"170141183460469231731687303715884105727":-1.7976931348623157e+308}},"map":{"":null,"\u0000":1,"~/":2},"hash":{"-1":null}}"#;
    let request: UpdateOuterRequest = round(text);
    let mut outer = Outer::default();
    let undo = request.undo_for(&outer).unwrap();
    request.apply_to(&mut outer);
    undo.apply_to(&mut outer);
    assert_eq!(outer, Outer::default());
    refusal::<UpdateOuterRequest>(r#"{"strict":{"a":18446744073709551616,"b":"b"}}"#);
    refusal::<UpdateOuterRequest>(r#"{"strict":{"a":-1,"b":"b"}}"#);
    refusal::<UpdateOuterRequest>(r#"{"hash":{"a":"xy"}}"#);
}

/// As deep as the format goes, and one deeper.
#[test]
fn depth() {
    let nested = |depth: usize| format!(r#"{{"strict":{}{{}}{}}}"#, r#"{"deep":"#.repeat(depth), "}".repeat(depth));
    let request: UpdateOuterRequest = round(&nested(120));
    let mut outer = Outer::default();
    let undo = request.undo_for(&outer).unwrap();
    request.clone().apply_to(&mut outer);
    assert_eq!(print(&UpdateOuterRequest::diff(&Outer::default(), &outer).unwrap()), nested(120));
    undo.apply_to(&mut outer);
    assert_eq!(outer, Outer::default());
    assert_eq!(request.clone().merged_with(request.clone()).unwrap(), request);
    assert!(refusal::<UpdateOuterRequest>(&nested(200)).contains("recursion limit"));
    assert!(patch_runtime::json::from_slice::<UpdateOuterRequest>(nested(200).as_bytes()).is_err());
    let broken = nested(100).replace("{}", r#"{"a":1}"#);
    let error = refusal::<UpdateOuterRequest>(&broken);
    assert!(error.contains("(in `/strict/deep/deep"), "{error}");
}

/// Many members and long ones.
#[test]
fn sizes() {
    let long = "x".repeat(1 << 20);
    round::<UpdateOuterRequest>(&format!(r#"{{"strict":{{"a":1,"b":"{long}"}}}}"#));
    round::<UpdateOuterRequest>(&format!(r#"{{"map":{{"{long}":1}}}}"#));
    let many: Vec<String> = (0..10_000).map(|n| format!(r#""k{n:05}":null"#)).collect();
    round::<UpdateOuterRequest>(&format!(r#"{{"map":{{{}}}}}"#, many.join(",")));
    let body = format!(r#"{{"strict":{{{}}}}}"#, many.join(","));
    assert!(refusal::<UpdateOuterRequest>(&body).starts_with("unknown field `k00000`"));
    let problems = patch_runtime::json::from_slice::<UpdateOuterRequest>(body.as_bytes()).unwrap_err();
    assert!(problems.to_string().len() < 1 << 20);
}

/// In other people's types: flattened, untagged, tagged, in lists and maps, unchecked.
#[test]
fn embedded() {
    #[derive(Debug, serde::Deserialize, serde::Serialize)]
    struct Envelope {
        id: u8,
        #[serde(flatten)]
        request: UpdateOuterRequest,
    }
    #[derive(Debug, serde::Deserialize, serde::Serialize)]
    #[serde(untagged)]
    enum Either {
        Number(u8),
        Request(Box<UpdateOuterRequest>),
    }
    #[derive(Debug, serde::Deserialize, serde::Serialize)]
    #[serde(tag = "op")]
    enum Operation {
        Update(UpdateInnerRequest),
    }
    #[derive(Debug, serde::Deserialize, serde::Serialize)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent {
        Update { many: Vec<UpdateInnerRequest>, patch: Patch<u8> },
    }
    let flat: Envelope =
        serde_json::from_str(r#"{"map":{"a":null},"id":1,"strict":{"deep":null},"hash":{"-1":"x"}}"#).unwrap();
    assert_eq!(print(&flat), r#"{"id":1,"strict":{"deep":null},"map":{"a":null},"hash":{"-1":"x"}}"#);
    assert!(
        serde_json::from_str::<Envelope>(r#"{"id":1,"strict":{"a":1}}"#)
            .unwrap_err()
            .to_string()
            .contains("(in `/strict`)")
    );
    let either: Either = serde_json::from_str(r#"{"strict":{"a":1,"b":"b","map":{}}}"#).unwrap();
    assert_eq!(print(&either), r#"{"strict":{"a":1,"b":"b","map":{}}}"#);
    let tagged: Operation = serde_json::from_str(r#"{"A":1,"op":"Update","b":"b","deep":{"map":{}}}"#).unwrap();
    assert_eq!(print(&tagged), r#"{"op":"Update","a":1,"b":"b","deep":{"map":{}}}"#);
    let adjacent: Adjacent =
        serde_json::from_str(r#"{"c":{"many":[{},{"deep":null}],"patch":null},"t":"Update"}"#).unwrap();
    assert_eq!(print(&adjacent), r#"{"t":"Update","c":{"many":[{},{"deep":null}],"patch":null}}"#);
    let unchecked: Unchecked<UpdateOuterRequest> = serde_json::from_str(r#"{"strict":{"a":1}}"#).unwrap();
    assert_eq!(print(&unchecked), r#"{"strict":{"a":1}}"#);
    let keyed: BTreeMap<u8, Option<UpdateInnerRequest>> =
        serde_json::from_str(r#"{"1":{"deep":null},"2":null}"#).unwrap();
    assert_eq!(print(&keyed), r#"{"1":{"deep":null},"2":null}"#);
}

/// Errors of one body, in the order of the members, rules in that of the declaration.
#[test]
fn order() {
    let body = r#"{"map":{"a":300},"nope":1,"strict":{"b":7,"zip":1,"deep":{"a":1}},"inner":{"a":1}}"#;
    let problems = patch_runtime::json::from_slice::<UpdateOuterRequest>(body.as_bytes()).unwrap_err();
    let problem: serde_json::Value = serde_json::to_value(problems.to_problem()).unwrap();
    let pointers: Vec<&str> =
        problem["errors"].as_array().unwrap().iter().filter_map(|e| e["pointer"].as_str()).collect();
    assert_eq!(
        pointers,
        ["/map/a", "/nope", "/strict/b", "/strict/zip", "/inner", "/strict", "/strict/deep"],
        "{problem}"
    );
}
