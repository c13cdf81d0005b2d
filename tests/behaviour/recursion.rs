//! `nested` in types that contain themselves: lists, trees and families of types.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Field, Patch, PatchRequest, Report, Unchecked, Violation};

use crate::wire::{print, read, read_text, refusal};

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Node {
    label: String,
    #[patch(requires(label))]
    note: Option<String>,
    #[patch(nested, nullable)]
    next: Option<Box<Node>>,
}

fn node(label: &str, next: Option<Node>) -> Node {
    Node { label: label.to_owned(), note: None, next: next.map(Box::new) }
}

/// A body about the node at this depth.
fn at_depth(depth: usize, innermost: &str) -> String {
    format!("{}{innermost}{}", r#"{"next":"#.repeat(depth), "}".repeat(depth))
}

#[test]
fn a_list_is_changed_at_any_place() {
    let stored = node("a", Some(node("b", Some(node("c", None)))));
    let updated = |body: &str| {
        let mut list = stored.clone();
        read::<UpdateNodeRequest>(body).expect(body).apply_to(&mut list);
        list
    };
    assert_eq!(updated(r#"{"next":{"next":{"label":"C"}}}"#), node("a", Some(node("b", Some(node("C", None))))));
    assert_eq!(updated(r#"{"next":{"next":null}}"#), node("a", Some(node("b", None))));
    assert_eq!(updated(r#"{"label":"A","next":null}"#), node("A", None));
    // What is missing on the way is made.
    assert_eq!(
        updated(r#"{"next":{"next":{"next":{"next":{}}}}}"#),
        node("a", Some(node("b", Some(node("c", Some(node("", Some(node("", None)))))))))
    );
    assert_eq!(updated(r#"{"next":{"next":{}}}"#), stored);
}

#[test]
fn the_request_is_boxed_as_the_resource_is() {
    let body = r#"{"label":"a","next":{"next":null}}"#;
    let request: UpdateNodeRequest = read(body).expect(body);
    let expected = UpdateNodeRequest {
        label: Some("a".to_owned()),
        next: Patch::Set(Box::new(UpdateNodeRequest { next: Patch::Clear, ..Default::default() })),
        ..Default::default()
    };
    assert_eq!(request, expected);
    assert_eq!(print(&request.clone()), body);
    assert_eq!(format!("{request:?}"), r#"UpdateNodeRequest { label: "a", next: UpdateNodeRequest { next: null } }"#);
    let end = UpdateNodeRequest::builder().clear_next().build().expect("no rule");
    let built = UpdateNodeRequest::builder().label("a").next(Box::new(end)).build().expect("no rule");
    assert_eq!(built, expected);
    // A boxed request is a request.
    let boxed: Box<UpdateNodeRequest> = read(body).expect(body);
    assert!(boxed.present_fields().map(Field::name).eq(["label", "next"]));
    let mut list = Box::new(node("", Some(node("b", Some(node("c", None))))));
    boxed.apply_to(&mut list);
    assert_eq!(*list, node("a", Some(node("b", None))));
}

#[test]
fn mistakes_are_found_at_any_depth() {
    for depth in [1, 2, 20] {
        assert_eq!(
            refusal::<UpdateNodeRequest>(&at_depth(depth, r#"{"lable":"x"}"#)),
            "unknown field `lable`: did you mean `label`?"
        );
        assert!(
            refusal::<UpdateNodeRequest>(&at_depth(depth, r#"{"label":null}"#)).starts_with("`label` must not be null")
        );
        assert!(refusal::<UpdateNodeRequest>(&at_depth(depth, "[]")).starts_with("invalid type: sequence"));
        let body = at_depth(depth, r#"{"note":"n"}"#);
        let Unchecked(request) = read::<Unchecked<UpdateNodeRequest>>(&body).expect(&body);
        let violations = request.validate().expect_err("no label");
        let pointers: Vec<_> = violations.iter().map(Violation::pointer).collect();
        assert_eq!(pointers, [format!("{}/note", "/next".repeat(depth))]);
        assert_eq!(refusal::<UpdateNodeRequest>(&body), violations.to_string());
    }
    let body = at_depth(2, r#"{"note":"n"}"#);
    assert_eq!(refusal::<UpdateNodeRequest>(&body), "`note` requires `label` (in `/next/next`)");
}

#[test]
fn lists_of_changes_become_one() {
    let merged = |earlier: &str, later: &str| {
        let request = |body: &str| read::<UpdateNodeRequest>(body).expect(body);
        request(earlier).merged_with(request(later))
    };
    let both = merged(r#"{"label":"a","next":{"label":"b","next":null}}"#, r#"{"next":{"label":"c","note":"n"}}"#);
    assert_eq!(
        both.map(|both| print(&both)).as_deref(),
        Ok(r#"{"label":"a","next":{"label":"c","note":"n","next":null}}"#)
    );
    let error = merged(r#"{"next":{"next":null}}"#, r#"{"next":{"next":{"label":"c"}}}"#).expect_err("it is gone");
    assert_eq!(error.to_string(), "no request can clear or replace `/next/next` and then merge into it");
}

/// A request in a box has all the rules that it has outside.
#[test]
fn a_box_hides_no_rule() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    #[patch(validate_with = one_digit)]
    struct Step {
        #[patch(skip)]
        id: u8,
        mode: String,
        #[patch(requires(mode = "on"))]
        level: u8,
        #[patch(nested, nullable)]
        next: Option<Box<Step>>,
    }
    fn one_digit(request: &UpdateStepRequest, report: &mut Report) {
        if request.level.is_some_and(|level| level > 9) {
            report.violation(Violation::new("/level", "digit", "`level` has one digit"));
        }
    }

    for depth in [1, 2] {
        let place = "/next".repeat(depth);
        for (innermost, sentence) in [
            (r#"{"level":1}"#, format!("`level` requires `mode` to be \"on\" (in `{place}`)")),
            (r#"{"mode":"off","level":1}"#, format!("`level` requires `mode` to be \"on\" (in `{place}`)")),
            (r#"{"mode":"on","level":10}"#, format!("`level` has one digit (in `{place}`)")),
            (r#"{"id":1}"#, "`id` cannot be changed".to_owned()),
        ] {
            assert_eq!(refusal::<UpdateStepRequest>(&at_depth(depth, innermost)), sentence);
            assert_eq!(refusal::<Box<UpdateStepRequest>>(&at_depth(depth, innermost)), sentence);
        }
        read::<UpdateStepRequest>(&at_depth(depth, r#"{"mode":"on","level":1}"#)).expect("no rule is broken");
    }
}

/// However deep it is, the sentence about it is short; the pointer is whole.
#[test]
fn a_deep_place_is_named_in_part() {
    let body = at_depth(100, r#"{"note":"n"}"#);
    let text = refusal::<UpdateNodeRequest>(&body);
    assert!(text.starts_with("`note` requires `label` (in `/next/next/next/"), "{text}");
    assert!(text.ends_with("…`)") && text.len() < 128, "{text}");
}

#[test]
fn the_tables_have_no_end() {
    let mut fields = UpdateNodeRequest::FIELDS;
    for _ in 0..1000 {
        assert!(fields.iter().map(Field::name).eq(["label", "note", "next"]));
        fields = fields[2].nested().expect("a table");
    }
    // To print or to compare them takes no thousand steps.
    assert_eq!(fields, UpdateNodeRequest::FIELDS);
    assert!(format!("{fields:?}").len() < 2000);
}

/// As deep as the format goes.
#[test]
fn everything_works_at_a_hundred_levels() {
    let body = at_depth(100, r#"{"label":"x"}"#);
    let request: UpdateNodeRequest = read(&body).expect("a hundred levels");
    assert_eq!(print(&request), body);
    assert_eq!(request.clone(), request);
    assert_eq!(format!("{request:?}").matches("UpdateNodeRequest").count(), 101);
    let mut list = Node::default();
    let undo = request.undo_for(&list).expect("all of it goes away");
    assert_eq!(print(&undo), r#"{"next":null}"#);
    assert_eq!(request.clone().merged_with(request.clone()), Ok(request.clone()));
    request.clone().apply_to(&mut list);
    assert_eq!(UpdateNodeRequest::diff(&Node::default(), &list), Ok(request));
    let mut innermost = &list;
    while let Some(next) = &innermost.next {
        innermost = next;
    }
    assert_eq!(innermost.label, "x");
}

/// A body that is nothing but depth is an error, and not the end of the process.
#[test]
fn a_bottomless_body_is_refused() {
    const TOO_DEEP: &str = "recursion limit exceeded";
    let bottomless = r#"{"next":"#.repeat(10_000);
    for body in [at_depth(10_000, "{}"), at_depth(10_000, "null"), at_depth(10_000, "[]"), bottomless] {
        assert_eq!(read_text::<UpdateNodeRequest>(&body), Err(TOO_DEEP.to_owned()));
        assert_eq!(read_text::<Unchecked<UpdateNodeRequest>>(&body), Err(TOO_DEEP.to_owned()));
        assert_eq!(read_text::<Box<UpdateNodeRequest>>(&body), Err(TOO_DEEP.to_owned()));
    }
    let zigzag = format!("{}1{}", r#"{"value":1,"left":{"right":"#.repeat(5_000), "}}".repeat(5_000));
    assert_eq!(read_text::<UpdateTreeRequest<u8>>(&zigzag), Err(TOO_DEEP.to_owned()));
}

/// What is ignored may be of any depth.
#[test]
fn what_is_ignored_may_be_deep() {
    #[derive(Default, PatchRequest)]
    #[patch(allow_unknown)]
    struct Open {
        a: u8,
        #[patch(nested, nullable)]
        next: Option<Box<Open>>,
    }

    let deep = format!(r#"{{"next":{{"x":{}{},"a":1}}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    let request: UpdateOpenRequest = serde_json::from_str(&deep).expect("it is skipped");
    assert_eq!(print(&request), r#"{"next":{"a":1}}"#);
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Tree<T: Default> {
    value: T,
    #[patch(nested, nullable)]
    left: Option<Box<Tree<T>>>,
    #[patch(nested, nullable)]
    right: Option<Box<Self>>,
}

#[test]
fn a_tree_of_anything() {
    let body = r#"{"left":{"value":1,"right":null},"right":{"right":{"value":2}}}"#;
    let request: UpdateTreeRequest<u8> = read(body).expect(body);
    assert_eq!(print(&request.clone()), body);
    let leaf = |value| Some(Box::new(Tree { value, left: None, right: None }));
    let mut tree =
        Tree { value: 0, left: Some(Box::new(Tree { value: 9, left: leaf(8), right: leaf(7) })), right: None };
    let stored = tree.clone();
    let undo = request.undo_for(&tree).expect("all of it can be taken back");
    request.apply_to(&mut tree);
    assert_eq!(tree.left, Some(Box::new(Tree { value: 1, left: leaf(8), right: None })));
    assert_eq!(tree.right, Some(Box::new(Tree { value: 0, left: None, right: leaf(2) })));
    assert_eq!(print(&undo), r#"{"left":{"value":9,"right":{"value":7}},"right":null}"#);
    undo.apply_to(&mut tree);
    assert_eq!(tree, stored);
    assert!(refusal::<UpdateTreeRequest<bool>>(body).starts_with("invalid type: integer `1`"));
}

/// A circle of types, of which only one field is boxed.
#[test]
fn types_may_contain_each_other() {
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Folder {
        name: String,
        #[patch(nested, nullable)]
        first: Option<File>,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct File {
        size: u32,
        #[patch(nested)]
        inside: Option<Box<Folder>>,
    }

    let body = r#"{"first":{"size":1,"inside":{"name":"n","first":{"inside":{"first":null}}}}}"#;
    let request: UpdateFolderRequest = read(body).expect(body);
    assert_eq!(print(&request.clone()), body);
    let mut folder = Folder::default();
    request.apply_to(&mut folder);
    let inside = folder.first.as_ref().and_then(|file| file.inside.as_deref()).expect("it was made on the way");
    assert_eq!((&*inside.name, inside.first.as_ref().map(|file| file.inside.is_some())), ("n", Some(true)));
    // What is made on the way cannot always go away again.
    let error = UpdateFolderRequest::diff(&folder, &Folder { first: Some(File::default()), ..Folder::default() });
    assert!(error.expect_err("no request clears it").pointers().eq(["/first/inside"]));
    assert!(
        UpdateFolderRequest::FIELDS[1].nested().and_then(|file| file[1].nested()) == Some(UpdateFolderRequest::FIELDS)
    );
    assert_eq!(
        refusal::<UpdateFileRequest>(r#"{"inside":{"first":{"inside":null}}}"#),
        "`inside` must not be null: send a value, or leave the field out to keep the current one"
    );
}

#[test]
fn double_options_recur_too() {
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(repr = "option")]
    struct Double {
        a: u8,
        #[patch(nested, nullable)]
        next: Option<Box<Double>>,
    }

    let body = r#"{"next":{"a":1,"next":null}}"#;
    let request: UpdateDoubleRequest = read(body).expect(body);
    assert_eq!(print(&request.clone()), body);
    let mut double = Double::default();
    request.apply_to(&mut double);
    assert_eq!(double.next, Some(Box::new(Double { a: 1, next: None })));
}

/// In `request_only` a struct may hold its own request: nothing is stored, so nothing has to be boxed twice.
#[test]
fn a_request_may_contain_itself() {
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(request_only {
        /// What to do if this one is refused.
        #[patch(nested)]
        otherwise: Box<Task>,
    })]
    struct Task {
        name: String,
    }

    let body = r#"{"name":"a","otherwise":{"name":"b","otherwise":{}}}"#;
    let request: UpdateTaskRequest = read(body).expect(body);
    assert_eq!(print(&request.clone()), body);
    let mut task = Task { name: String::new() };
    request.apply_to(&mut task);
    assert_eq!(task.name, "a");
}
