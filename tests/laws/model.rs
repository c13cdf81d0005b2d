//! What requests can and cannot say, by printed resources and printed requests.

use serde_json::{Map, Value};

use crate::shape::{Home, Kind, Member, Shape};

/// Where no request of this shape turns the one resource into the other: pointers, `skip`ped fields first.
pub(crate) fn unsayable(shape: &Shape, from: &Value, to: &Value) -> Vec<String> {
    let skipped = shape.members.iter().filter(|member| matches!(member.home, Home::Skipped));
    let differs = |member: &&Member| from.get(member.name) != to.get(member.name);
    let skipped = skipped.filter(differs).map(|member| below(member.name, ""));
    let stored = shape.in_requests().filter(|member| member.home.is_stored());
    skipped.chain(stored.flat_map(|member| below_it(member, unsayable_in(member, from, to)))).collect()
}

fn unsayable_in(member: &Member, from: &Value, to: &Value) -> Vec<String> {
    match (from.get(member.name), to.get(member.name), member.kind) {
        (Some(_), None, _) if !member.home.takes_null() => vec![String::new()],
        (from, Some(to), Kind::Nested(shape)) => unsayable(shape, &from.cloned().unwrap_or_else(shape.start), to),
        (from, Some(to), Kind::Json | Kind::Object) => new_nulls(from, to),
        _ => Vec::new(),
    }
}

/// Where a `null` is that was not there before, other than in an array: what a merge patch cannot bring.
fn new_nulls(from: Option<&Value>, to: &Value) -> Vec<String> {
    match to {
        _ if from == Some(to) => Vec::new(),
        Value::Null => vec![String::new()],
        Value::Object(members) => {
            let new = |(name, to)| (name, new_nulls(from.and_then(|from| from.get(name)), to));
            let new = members.iter().map(new);
            new.flat_map(|(name, pointers)| pointers.into_iter().map(|pointer| below(name, &pointer))).collect()
        }
        _ => Vec::new(),
    }
}

/// Where the earlier request leaves nothing of what the later one merges into.
pub(crate) fn unmergeable(shape: &Shape, earlier: &Value, later: &Value) -> Vec<String> {
    shape.in_requests().flat_map(|member| below_it(member, unmergeable_in(member, earlier, later))).collect()
}

fn unmergeable_in(member: &Member, earlier: &Value, later: &Value) -> Vec<String> {
    let (Some(earlier), Some(later)) = (earlier.get(member.name), later.get(member.name)) else { return Vec::new() };
    match member.kind {
        Kind::Nested(_) | Kind::Map(..) if earlier.is_null() && !later.is_null() => vec![String::new()],
        Kind::Nested(shape) => unmergeable(shape, earlier, later),
        Kind::Value(_) | Kind::Map(..) => Vec::new(),
        Kind::Json | Kind::Object => merged_after(earlier, later),
    }
}

fn merged_after(earlier: &Value, later: &Value) -> Vec<String> {
    match (earlier, later) {
        (Value::Object(earlier), Value::Object(later)) => {
            let both = later.iter().filter_map(|(name, later)| Some((name, earlier.get(name)?, later)));
            both.flat_map(|(name, earlier, later)| {
                merged_after(earlier, later).into_iter().map(|pointer| below(name, &pointer))
            })
            .collect()
        }
        (_, Value::Object(_)) => vec![String::new()],
        _ => Vec::new(),
    }
}

/// Pointers in a member as pointers in what it is a member of.
fn below_it(member: &Member, mut pointers: Vec<String>) -> Vec<String> {
    if member.is_secret && !pointers.is_empty() {
        // That there is something in it is all that may be known.
        pointers = vec![String::new()];
    }
    pointers.into_iter().map(|pointer| below(member.name, &pointer)).collect()
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

/// A pointer (RFC 6901) to the place that another one leads to from the member of this name.
fn below(name: &str, pointer: &str) -> String {
    format!("/{}{pointer}", name.replace('~', "~0").replace('/', "~1"))
}
