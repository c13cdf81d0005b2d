//! Documents made up at random: valid ones, and what mutations make of them.

use patch_runtime::{Field, PatchRequest};
use serde_json::{Map, Value, json};

use crate::dice::Dice;

/// What may be sent for a member, and what may not.
pub(crate) enum Samples {
    Values {
        right: Vec<Value>,
        wrong: Vec<Value>,
    },
    /// The members of a nested request.
    Nested(Suite),
}

/// The members of a request, with samples of each.
pub(crate) struct Suite {
    pub(crate) fields: &'static [Field],
    pub(crate) samples: Vec<Samples>,
}

impl Suite {
    /// The samples of each member, by its name: a list of right values and one of wrong ones.
    pub(crate) fn new<R: PatchRequest>(samples: &[(&str, Value, Value)], nested: Vec<(&str, Suite)>) -> Self {
        let mut nested: Vec<_> = nested.into_iter().map(|(name, suite)| (name, Some(suite))).collect();
        let list = |value: &Value| value.as_array().expect("a list of samples").clone();
        let of = |field: &Field| {
            if let Some((_, suite)) = nested.iter_mut().find(|(name, _)| *name == field.name()) {
                return Samples::Nested(suite.take().expect("once"));
            }
            let sample = samples.iter().find(|(name, ..)| *name == field.name());
            let (_, right, wrong) = sample.unwrap_or_else(|| panic!("no samples of `{}`", field.name()));
            Samples::Values { right: list(right), wrong: list(wrong) }
        };
        Self { fields: R::FIELDS, samples: R::FIELDS.iter().map(of).collect() }
    }

    /// A document of members with right values, each of them with this chance in a hundred.
    pub(crate) fn document(&self, chance: usize, dice: &mut Dice, depth: usize) -> Map<String, Value> {
        let mut document = Map::new();
        for (field, samples) in self.fields.iter().zip(&self.samples) {
            let is_there = if field.is_required() { !dice.once_in(40) } else { dice.below(100) < chance };
            if is_there {
                document.insert(name(field, dice).to_owned(), value(field, samples, dice, depth));
            }
        }
        document
    }

    /// Changes one thing about a document.
    pub(crate) fn mutate(&self, document: &mut Map<String, Value>, dice: &mut Dice, depth: usize) {
        let index = dice.below(self.fields.len());
        let (field, samples) = (&self.fields[index], &self.samples[index]);
        let name = name(field, dice);
        match dice.below(12) {
            0 => {
                document.insert(name.to_owned(), Value::Null);
            }
            1 => {
                let wrong = match samples {
                    Samples::Values { wrong, .. } => dice.pick(wrong).clone(),
                    Samples::Nested(_) => dice.pick(&[json!([]), json!("{}"), json!(true), json!({"no": 1})]).clone(),
                };
                document.insert(name.to_owned(), wrong);
            }
            2 => {
                document.insert(dice.pick(&["unknown", "", "names", "$ref"]).to_string(), json!(1));
            }
            // The same member by another name.
            3 => {
                for name in field.aliases() {
                    document.insert((*name).to_owned(), value(field, samples, dice, depth));
                }
            }
            4 | 5 => {
                if let (Samples::Nested(suite), Some(Value::Object(nested))) = (samples, document.get_mut(name)) {
                    suite.mutate(nested, dice, depth + 1);
                }
            }
            6 | 7 => {
                document.remove(name);
            }
            _ => {
                document.insert(name.to_owned(), value(field, samples, dice, depth));
            }
        }
    }
}

/// One of the names of a field, mostly the first one.
fn name(field: &Field, dice: &mut Dice) -> &'static str {
    match field.aliases() {
        [] => field.name(),
        _ if !dice.once_in(3) => field.name(),
        aliases => aliases[dice.below(aliases.len())],
    }
}

/// A right value, or null where that is one.
fn value(field: &Field, samples: &Samples, dice: &mut Dice, depth: usize) -> Value {
    if field.is_nullable() && dice.once_in(4) {
        return Value::Null;
    }
    match samples {
        Samples::Values { right, .. } => dice.pick(right).clone(),
        Samples::Nested(suite) if depth > 4 => suite.document(0, dice, depth + 1).into(),
        Samples::Nested(suite) => suite.document(30, dice, depth + 1).into(),
    }
}
