//! Bodies that are made to hurt: deep, wide and long ones, by every way in.
//!
//! What they cost is counted in allocations, of which there are as many on every machine.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{Debug, Display};

use patch_runtime::json::{self, Problems};
use patch_runtime::{Patch, PatchRequest, Unchecked};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Everything that can be deep, or large, or both.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(at_most_one(name, note))]
struct Tree {
    name: String,
    #[patch(nullable)]
    note: Option<String>,
    #[patch(nested, nullable)]
    left: Option<Box<Tree>>,
    #[patch(nested)]
    right: Option<Box<Self>>,
    #[patch(merge)]
    labels: BTreeMap<String, u8>,
    #[patch(merge)]
    any: Value,
    list: Vec<Value>,
    kids: HashMap<String, Kid>,
    #[patch(nullable)]
    number: Option<i32>,
    kind: Kind,
}

/// A recursive type of serde's own derive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kid {
    kids: HashMap<String, Kid>,
    age: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
enum Kind {
    #[default]
    Plain,
}

/// The same fields, and whatever else there is.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(allow_unknown)]
struct Open {
    name: String,
    #[patch(merge)]
    labels: BTreeMap<String, u8>,
}

/// How much is allocated in all, and how much at once.
fn costs<T>(what: impl FnOnce() -> T) -> (u64, u64) {
    let mut result = None;
    let info = allocation_counter::measure(|| result = Some(what()));
    drop(result);
    (info.count_total, info.bytes_max)
}

/// What every way in says of a body that none of them reads.
fn refusals<R>(body: &str) -> Vec<String>
where
    R: PatchRequest + DeserializeOwned + Debug + for<'de> patch_runtime::ReadRequest<'de>,
{
    let text = |error: &dyn Display| error.to_string();
    vec![
        text(&serde_json::from_str::<R>(body).unwrap_err()),
        text(&serde_json::from_slice::<R>(body.as_bytes()).unwrap_err()),
        text(&serde_json::from_reader::<_, R>(body.as_bytes()).unwrap_err()),
        text(&serde_json::from_str::<Unchecked<R>>(body).unwrap_err()),
        text(&json::from_str::<R>(body).unwrap_err()),
        text(&json::from_slice::<R>(body.as_bytes()).unwrap_err()),
    ]
}

fn nested(open: &str, core: &str, close: &str, depth: usize) -> String {
    format!("{}{core}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn what_is_too_deep_is_an_error_and_no_crash() {
    let ways = [
        (r#"{"left":"#, "{}", "}"),
        (r#"{"right":"#, "{}", "}"),
        (r#"{"left":{"right":"#, "{}", "}}"),
        (r#"{"any":"#, "{}", "}"),
        (r#"{"nope":"#, "1", "}"),
        (r#"{"number":"#, "1", "}"),
    ];
    for (open, core, close) in ways {
        for depth in [128, 129, 100_000] {
            let body = nested(open, core, close, depth);
            for text in refusals::<UpdateTreeRequest>(&body) {
                assert!(text.len() < 1024, "{} at {depth}", text.len());
            }
        }
    }
    for (member, open, core, close) in
        [("list", "[", "1", "]"), ("any", r#"{"a":"#, "1", "}"), ("kids", r#"{"k":{"kids":"#, "{}", "}}")]
    {
        for depth in [127, 128, 100_000] {
            let body = format!(r#"{{"{member}":{}}}"#, nested(open, core, close, depth));
            for text in refusals::<UpdateTreeRequest>(&body) {
                assert!(text.contains("recursion limit"), "{member} at {depth}: {text}");
            }
        }
    }
}

/// Down to where the format ends, there and back.
#[test]
fn what_is_as_deep_as_may_be_is_read_and_applied() {
    for (open, close) in [(r#"{"left":"#, "}"), (r#"{"right":"#, "}"), (r#"{"any":"#, "}")] {
        let body = nested(open, r#"{"name":"n"}"#, close, 126);
        let request: UpdateTreeRequest = json::from_str(&body).unwrap();
        assert_eq!(serde_json::to_string(&request).unwrap(), body);
        let value: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(serde_json::from_value::<UpdateTreeRequest>(value).unwrap(), request);
        let mut tree = Tree::default();
        request.clone().apply_to(&mut tree);
        let changes = UpdateTreeRequest::diff(&Tree::default(), &tree).unwrap();
        assert_eq!(request.clone().merged_with(changes).unwrap().present_fields().count(), 1);
        assert!(format!("{request:?}").contains("name"));
        let broken = body.replace(r#"{"name":"n"}"#, r#"{"name":"n","note":"n","age":1}"#);
        if open != r#"{"any":"# {
            let problems = json::from_str::<UpdateTreeRequest>(&broken).unwrap_err();
            assert_eq!(problems.len(), 2, "{problems}");
            assert_short(&problems);
        }
    }
}

/// Every text about a body.
fn assert_short(problems: &Problems) {
    assert!(problems.to_string().len() < 1024, "{}", problems.to_string().len());
    let problem = problems.to_problem();
    assert!(problem.detail.len() < 1024);
    for violation in &problem.errors {
        assert!(violation.to_string().len() < 1024, "{violation}");
        assert!(violation.detail().len() < 1024, "{violation}");
        assert!(violation.pointer().len() < 1024, "{}", violation.pointer().len());
    }
    let is_unseen = |letter: char| letter.is_control() || ('\u{2028}'..='\u{202e}').contains(&letter);
    assert!(!problems.to_string().contains(is_unseen), "{problems:?}");
}

#[test]
fn texts_are_short_whatever_a_body_says() {
    let long = "y".repeat(1 << 20);
    let wide = "ы".repeat(1 << 15);
    let odd = "\\u0000\\n\\u2028\\u202e\\u009f".repeat(1 << 11);
    let many: Vec<String> = (0..10_000).map(|number| format!(r#""k{number:05}":null"#)).collect();
    let many = many.join(",");
    let deep = |inside: &str| nested(r#"{"left":{"right":"#, inside, "}}", 60);
    for text in [&long, &wide, &odd] {
        for body in [
            format!(r#"{{"{text}":1}}"#),
            format!(r#"{{"number":"{text}"}}"#),
            format!(r#"{{"kind":"{text}"}}"#),
            format!(r#"{{"labels":{{"{text}":"x"}}}}"#),
            format!(r#"{{"labels":{{"a":"{text}"}}}}"#),
            format!(r#"{{"kids":{{"{text}":{{"age":"{text}"}}}}}}"#),
            format!(r#"{{"left":{{"{text}":1}}}}"#),
            format!(r#"{{"left":"{text}"}}"#),
            format!(r#""{text}""#),
            format!(r#"["{text}"]"#),
            format!(r#"{{"name":"a","{text}"#),
            text.clone(),
            deep(&format!(r#"{{"{text}":1}}"#)),
        ] {
            assert_short(&json::from_str::<UpdateTreeRequest>(&body).unwrap_err());
        }
    }
    for body in [
        format!("{{{many}}}"),
        format!(r#"{{"left":{{{many}}}}}"#),
        format!(r#"{{"labels":{{{}}}}}"#, many.replace("null", r#""x""#)),
        deep(&format!("{{{many}}}")),
    ] {
        assert_short(&json::from_str::<UpdateTreeRequest>(&body).unwrap_err());
    }
    // Keys that are as long as may be told, one in the other.
    let key = "k".repeat(250);
    let body = format!(r#"{{"kids":{}}}"#, nested(&format!(r#"{{"{key}":{{"kids":"#), r#"{"k":{"age":-1}}"#, "}}", 60));
    assert_short(&json::from_str::<UpdateTreeRequest>(&body).unwrap_err());
    // Rules that are broken in thousands of places.
    let broken = r#"{"name":"a","note":"b"}"#;
    let body = (0..9)
        .fold(broken.to_owned(), |inside, _| format!(r#"{{"name":"a","note":"b","left":{inside},"right":{inside}}}"#));
    let violations = serde_json::from_str::<Unchecked<UpdateTreeRequest>>(&body).unwrap().0.validate().unwrap_err();
    assert_eq!(violations.len(), (1 << 10) - 1);
    assert!(violations.to_string().len() < 1024);
    assert!(violations.to_problem().detail.len() < 1024);
    assert!(serde_json::from_str::<UpdateTreeRequest>(&body).unwrap_err().to_string().len() < 1024);
    assert_short(&json::from_str::<UpdateTreeRequest>(&body).unwrap_err());
}

/// Twice the body costs no more than twice as much, and nothing that it says twice is kept.
#[test]
fn costs_grow_with_the_body_and_not_faster() {
    type Body = fn(usize) -> String;
    let unknown: Body = |count| {
        let members: Vec<String> = (0..count).map(|number| format!(r#""k{number:06}":[1,{{"a":null}}]"#)).collect();
        format!("{{{}}}", members.join(","))
    };
    let labels: Body = |count| {
        let members: Vec<String> = (0..count).map(|number| format!(r#""k{number:06}":1"#)).collect();
        format!(r#"{{"labels":{{{}}}}}"#, members.join(","))
    };
    let name: Body = |count| format!(r#"{{"name":"{}"}}"#, "n".repeat(count * 20));
    let twice: Body = |count| format!(r#"{{"name":"n"{}}}"#, r#","name":"n""#.repeat(count));
    let escaped: Body = |count| format!("{{{}}}", vec![r#""\u0061\u0062":1"#; count].join(","));
    for (what, body) in
        [("unknown", unknown), ("labels", labels), ("name", name), ("twice", twice), ("escaped", escaped)]
    {
        let (small, large) = (body(5_000), body(10_000));
        for (way, read) in [
            ("open", (|body| drop(json::from_str::<UpdateOpenRequest>(body))) as fn(&str)),
            ("closed", |body| drop(json::from_str::<UpdateTreeRequest>(body))),
            ("slice", |body| drop(json::from_slice::<UpdateTreeRequest>(body.as_bytes()))),
            ("serde", |body| drop(serde_json::from_str::<UpdateTreeRequest>(body))),
            ("reader", |body| drop(serde_json::from_reader::<_, UpdateTreeRequest>(body.as_bytes()))),
        ] {
            let ((count, _), (count_of_twice, bytes)) = (costs(|| read(&small)), costs(|| read(&large)));
            assert!(count_of_twice <= 2 * count + 100, "{what} {way}: {count} and {count_of_twice}");
            // What is kept is what the request keeps; a map has its own way of growing.
            let kept = if what == "labels" { 6 * large.len() } else { 2 * large.len() };
            assert!(usize::try_from(bytes).unwrap() <= kept + 64 * 1024, "{what} {way}: {bytes} of {}", large.len());
        }
    }
}

/// What is ignored costs nothing: not a member, not a value, not a name.
#[test]
fn what_is_ignored_is_not_kept() {
    let long = "x".repeat(1 << 20);
    let body = format!(r#"{{"name":"n","{long}":"{long}","other":[[["{long}"]]]}}"#);
    let (count, bytes) = costs(|| json::from_str::<UpdateOpenRequest>(&body).unwrap());
    assert!(count <= 2 && bytes < 1024, "{count} allocations of {bytes} bytes");
    let (count, bytes) = costs(|| json::from_str::<UpdateTreeRequest>(&body).unwrap_err());
    assert!(count < 100 && bytes < 64 * 1024, "{count} allocations of {bytes} bytes");
}

/// `null` everywhere.
#[test]
fn null_everywhere() {
    let body = r#"{"name":null,"note":null,"left":null,"right":null,"labels":null,"any":null,"list":null,"kids":null,"number":null,"kind":null}"#;
    let problems = json::from_str::<UpdateTreeRequest>(body).unwrap_err();
    let codes: Vec<_> = problems.iter().map(|problem| (problem.pointer(), problem.code())).collect();
    let told = ["/name", "/right", "/labels", "/list", "/kids", "/kind"];
    // `any` is JSON, which merges into nothing at all as `null` says.
    let told: Vec<_> = codes.iter().filter(|(pointer, _)| told.contains(pointer)).collect();
    assert_eq!(told.len(), 6, "{problems}");
    assert!(codes.iter().all(|(_, code)| *code == "null_not_allowed"), "{problems}");
    let request: UpdateTreeRequest = json::from_str(r#"{"note":null,"left":null,"number":null}"#).unwrap();
    assert_eq!((request.note, request.left, request.number), (Patch::Clear, Patch::Clear, Patch::Clear));
}
