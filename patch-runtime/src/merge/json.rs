//! Merging into free-form JSON, as RFC 7396 has it: objects member by member at any depth, `null` deletes, and whatever
//! is no object replaces what was there.

use alloc::string::String;

use serde_json::{Map, Value};

use super::{Delta, Difference, Merge};
use crate::inexpressible::{Losses, Reason};

type Object = Map<String, Value>;

#[diagnostic::do_not_recommend]
impl Merge for Value {
    type Patch = Self;
}

#[diagnostic::do_not_recommend]
impl Merge for Object {
    type Patch = Self;
}

impl Delta for Value {
    type Target = Self;

    fn apply(self, target: &mut Self) {
        let Value::Object(patch) = self else {
            *target = self;
            return;
        };
        if !target.is_object() {
            *target = Value::Object(Map::new());
        }
        if let Value::Object(object) = target {
            patch.apply(object);
        }
    }

    fn merge(&mut self, later: Self, losses: &mut Losses<'_>) {
        match (self, later) {
            (Value::Object(earlier), Value::Object(later)) => earlier.merge(later, losses),
            (earlier, later) => {
                // The earlier patch removes or replaces the whole, and only the earlier one would say so.
                if !later.replaces() {
                    losses.add(Reason::MergedAfter);
                }
                *earlier = later;
            }
        }
    }

    fn replaces(&self) -> bool {
        !self.is_object()
    }
}

impl Delta for Object {
    type Target = Self;

    fn apply(self, target: &mut Self) {
        for (name, value) in self {
            if value.is_null() {
                target.remove(&name);
            } else {
                value.apply(target.entry(name).or_insert(Value::Null));
            }
        }
    }

    fn merge(&mut self, later: Self, losses: &mut Losses<'_>) {
        for (name, value) in later {
            match self.get_mut(&name) {
                Some(earlier) => earlier.merge(value, &mut losses.at(&name)),
                None => {
                    self.insert(name, value);
                }
            }
        }
    }
}

impl Difference<Value> for Value {
    fn difference(from: &Self, to: &Self, losses: &mut Losses<'_>) -> Option<Self> {
        match (from, to) {
            (Value::Object(from), Value::Object(to)) => Object::difference(from, to, losses).map(Value::Object),
            _ if from == to => None,
            _ => {
                report_nulls(to, losses);
                Some(to.clone())
            }
        }
    }

    fn nothing(losses: &mut Losses<'_>) -> Self {
        // What it would have to make is a `null`.
        losses.add(Reason::Null);
        Value::Null
    }
}

impl Difference<Object> for Object {
    fn difference(from: &Self, to: &Self, losses: &mut Losses<'_>) -> Option<Self> {
        let mut patch = Map::new();
        for name in from.keys().filter(|name| !to.contains_key(*name)) {
            patch.insert(name.clone(), Value::Null);
        }
        for (name, value) in to {
            let mut losses = losses.at(name);
            let change = if let Some(old) = from.get(name) {
                Value::difference(old, value, &mut losses)
            } else {
                report_nulls(value, &mut losses);
                Some(value.clone())
            };
            if let Some(change) = change {
                patch.insert(name.clone(), change);
            }
        }
        (!patch.is_empty()).then_some(patch)
    }

    fn nothing(_losses: &mut Losses<'_>) -> Self {
        Map::new()
    }
}

/// Reports every `null` that merging would take for a deletion. Arrays are values like any other: what is in them is not
/// merged.
fn report_nulls(value: &Value, losses: &mut Losses<'_>) {
    match value {
        Value::Null => losses.add(Reason::Null),
        Value::Object(object) => {
            for (name, value) in object {
                report_nulls(value, &mut losses.at(name));
            }
        }
        _ => {}
    }
}
