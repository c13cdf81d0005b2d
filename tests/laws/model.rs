//! What requests can and cannot say, by printed resources and printed requests.

use serde_json::{Map, Value};

use crate::shape::{Home, Kind, Shape};

/// Where no request of this shape turns the one resource into the other: pointers, `skip`ped fields first.
pub(crate) fn unsayable(shape: &Shape, from: &Value, to: &Value) -> Vec<String> {
    let mut pointers = Vec::new();
    collect_unsayable(shape, from, to, "", &mut pointers);
    pointers
}

fn collect_unsayable(shape: &Shape, from: &Value, to: &Value, at: &str, pointers: &mut Vec<String>) {
    for member in shape.members.iter().filter(|member| matches!(member.home, Home::Skipped)) {
        if from.get(member.name) != to.get(member.name) {
            pointers.push(below(at, member.name));
        }
    }
    for member in shape.in_requests().filter(|member| member.home.is_stored()) {
        let at = below(at, member.name);
        let (from, to) = (from.get(member.name), to.get(member.name));
        match (from, to, member.kind) {
            (Some(_), None, _) if !member.home.takes_null() => pointers.push(at),
            (from, Some(to), Kind::Nested(shape)) => {
                let from = from.cloned().unwrap_or_else(shape.start);
                collect_unsayable(shape, &from, to, &at, pointers);
            }
            (from, Some(to), Kind::Json | Kind::Object) => collect_new_nulls(from, to, &at, pointers),
            _ => {}
        }
    }
}

/// A `null` that was not there before, other than in an array: what a merge patch cannot bring.
fn collect_new_nulls(from: Option<&Value>, to: &Value, at: &str, pointers: &mut Vec<String>) {
    if from == Some(to) {
        return;
    }
    match to {
        Value::Null => pointers.push(at.to_owned()),
        Value::Object(members) => {
            for (name, to) in members {
                collect_new_nulls(from.and_then(|from| from.get(name)), to, &below(at, name), pointers);
            }
        }
        _ => {}
    }
}

/// Where the earlier request leaves nothing of what the later one merges into.
pub(crate) fn unmergeable(shape: &Shape, earlier: &Value, later: &Value) -> Vec<String> {
    let mut pointers = Vec::new();
    collect_unmergeable(shape, earlier, later, "", &mut pointers);
    pointers
}

fn collect_unmergeable(shape: &Shape, earlier: &Value, later: &Value, at: &str, pointers: &mut Vec<String>) {
    for member in shape.in_requests() {
        let at = below(at, member.name);
        let (Some(earlier), Some(later)) = (earlier.get(member.name), later.get(member.name)) else { continue };
        match member.kind {
            Kind::Nested(_) | Kind::Map(..) if earlier.is_null() && !later.is_null() => pointers.push(at),
            Kind::Nested(shape) => collect_unmergeable(shape, earlier, later, &at, pointers),
            Kind::Value(_) | Kind::Map(..) => {}
            Kind::Json | Kind::Object => collect_merged_after(earlier, later, &at, pointers),
        }
    }
}

fn collect_merged_after(earlier: &Value, later: &Value, at: &str, pointers: &mut Vec<String>) {
    let Value::Object(later) = later else { return };
    let Value::Object(earlier) = earlier else { return pointers.push(at.to_owned()) };
    for (name, later) in later {
        if let Some(earlier) = earlier.get(name) {
            collect_merged_after(earlier, later, &below(at, name), pointers);
        }
    }
}

/// What two requests say together: the later one wins, member by member where objects are merged.
pub(crate) fn together(shape: &Shape, earlier: &Value, later: &Value) -> Value {
    united(earlier, later, |name, earlier, later| match shape.member(name).expect("a member of the request").kind {
        Kind::Nested(shape) if both_are_objects(earlier, later) => together(shape, earlier, later),
        Kind::Map(..) => united(earlier, later, |_, _, later| later.clone()),
        Kind::Json | Kind::Object => merge_patches_together(earlier, later),
        _ => later.clone(),
    })
}

fn merge_patches_together(earlier: &Value, later: &Value) -> Value {
    united(earlier, later, |_, earlier, later| merge_patches_together(earlier, later))
}

/// The members of both, if both are objects; otherwise the later.
fn united(earlier: &Value, later: &Value, both: impl Fn(&str, &Value, &Value) -> Value) -> Value {
    let (Value::Object(earlier), Value::Object(later)) = (earlier, later) else { return later.clone() };
    let mut members: Map<String, Value> = earlier.clone();
    for (name, later) in later {
        let value = earlier.get(name).map_or_else(|| later.clone(), |earlier| both(name, earlier, later));
        members.insert(name.clone(), value);
    }
    Value::Object(members)
}

fn both_are_objects(earlier: &Value, later: &Value) -> bool {
    earlier.is_object() && later.is_object()
}

/// The stored members that differ, in order.
pub(crate) fn differing(shape: &Shape, from: &Value, to: &Value) -> Vec<&'static str> {
    let stored = shape.in_requests().filter(|member| member.home.is_stored());
    stored.map(|member| member.name).filter(|name| from.get(name) != to.get(name)).collect()
}

/// A printed request without one member, for each of its members at any depth.
pub(crate) fn with_one_less(request: &Value) -> Vec<Value> {
    let mut less = Vec::new();
    if let Value::Object(members) = request {
        for (name, value) in members {
            let mut without = members.clone();
            without.remove(name);
            less.push(Value::Object(without));
            for value in with_one_less(value) {
                let mut with = members.clone();
                with.insert(name.clone(), value);
                less.push(Value::Object(with));
            }
        }
    }
    less
}

/// The pointer to a member (RFC 6901).
fn below(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}
