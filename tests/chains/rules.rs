//! Random resources with rules, and random chains of calls on the builders of their requests.

use std::fmt::Write as _;

use crate::dice::Dice;
use crate::oracle::{Call, State, valid_requests};

/// Names that might be taken for something else, or that become equal when they are written in another case.
const NAMES: [&str; 12] =
    ["alpha", "beta", "a1", "a_1", "r#type", "any", "when", "r#in", "set", "state", "request", "missing"];

pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) nullable: bool,
    request_only: bool,
    /// The builder's methods have another name.
    renamed: bool,
}

/// A rule between fields, as the user means it. Fields are indices.
#[derive(Clone, Debug)]
pub(crate) enum Rule {
    Required(usize),
    RequiresAll(usize, Vec<usize>),
    RequiresAny(usize, Vec<usize>),
    Conflicts(usize, Vec<usize>),
    ExactlyOne(Vec<usize>),
    AtLeastOne(Vec<usize>),
    AtMostOne(Vec<usize>),
    AllOrNone(Vec<usize>),
}

impl Rule {
    pub(crate) const KINDS: usize = 8;

    pub(crate) fn kind(&self) -> usize {
        match self {
            Self::Required(_) => 0,
            Self::RequiresAll(..) => 1,
            Self::RequiresAny(..) => 2,
            Self::Conflicts(..) => 3,
            Self::ExactlyOne(_) => 4,
            Self::AtLeastOne(_) => 5,
            Self::AtMostOne(_) => 6,
            Self::AllOrNone(_) => 7,
        }
    }

    fn random(dice: &mut Dice, fields: usize) -> Self {
        let kind = dice.below(Self::KINDS + 3);
        let wanted = 2 + dice.below(2);
        let mut chosen = dice.choose(wanted, fields);
        match kind {
            4 => Self::ExactlyOne(chosen),
            5 => Self::AtLeastOne(chosen),
            6 => Self::AtMostOne(chosen),
            7 => Self::AllOrNone(chosen),
            _ => {
                let field = chosen.remove(0);
                match kind {
                    0 => Self::Required(field),
                    2 if chosen.len() > 1 => Self::RequiresAny(field, chosen),
                    3 | 8 => Self::Conflicts(field, chosen),
                    _ => Self::RequiresAll(field, chosen),
                }
            }
        }
    }
}

/// A resource: its fields and the rules of its requests.
pub(crate) struct RuleSet {
    pub(crate) fields: Vec<Field>,
    pub(crate) rules: Vec<Rule>,
    is_generic: bool,
    double_option: bool,
    /// A rule that only a run can check, so that `build` returns a `Result`.
    non_empty: bool,
}

impl RuleSet {
    /// Rules that can be kept, whichever field one wants to set; others are refused by the derive.
    pub(crate) fn random(dice: &mut Dice) -> Self {
        loop {
            let count = 3 + dice.below(4);
            let fields: Vec<Field> = dice
                .choose(count, NAMES.len())
                .into_iter()
                .map(|name| Field {
                    name: NAMES[name].to_owned(),
                    nullable: dice.once_in(2),
                    request_only: dice.once_in(4),
                    renamed: dice.once_in(6),
                })
                .collect();
            let mut rules: Vec<Rule> = Vec::new();
            for _ in 0..=dice.below(4) {
                let rule = Rule::random(dice, count);
                // What is said twice is a mistake of its own.
                if !rules.iter().any(|known| known.says_the_same(&rule)) {
                    rules.push(rule);
                }
            }
            let set = Self {
                fields,
                rules,
                is_generic: dice.once_in(5),
                double_option: dice.once_in(4),
                non_empty: dice.once_in(5),
            };
            if set.can_be_kept() {
                return set;
            }
        }
    }

    /// One field that so many others require.
    pub(crate) fn crowd(dependents: usize) -> Self {
        let field = |name| Field { name, nullable: true, request_only: false, renamed: false };
        let target = field("target".to_owned());
        Self {
            fields: (0..dependents).map(|index| field(format!("dependent{index}"))).chain([target]).collect(),
            rules: (0..dependents).map(|index| Rule::RequiresAll(index, vec![dependents])).collect(),
            is_generic: false,
            double_option: false,
            non_empty: false,
        }
    }

    fn can_be_kept(&self) -> bool {
        let valid = valid_requests(self);
        let is_setting = |field: usize| valid.iter().any(|request| request[field] == State::Set);
        // A generic resource must use its parameter.
        (0..self.fields.len()).all(is_setting) && self.fields.iter().any(|field| !field.request_only)
    }

    /// The resource as a user writes it.
    pub(crate) fn source(&self, name: &str) -> String {
        let (parameter, ty) = if self.is_generic { ("<T>", "T") } else { ("", "u8") };
        let mut source = String::from("#[derive(::patch_runtime::PatchRequest)]\n");
        for (index, rule) in self.rules.iter().enumerate() {
            if let Some((word, members)) = rule.group() {
                let label = if index % 2 == 0 { String::new() } else { format!("label{index}: ") };
                writeln!(source, "#[patch({word}({label}{}))]", self.names(members)).unwrap();
            }
        }
        if self.double_option {
            source.push_str("#[patch(repr = \"option\")]\n");
        }
        if self.non_empty {
            source.push_str("#[patch(non_empty)]\n");
        }
        let (mut own, mut request_only) = (String::new(), String::new());
        for (index, field) in self.fields.iter().enumerate() {
            let (place, ty) = if field.request_only {
                (&mut request_only, ty.to_owned())
            } else if field.nullable {
                (&mut own, format!("Option<{ty}>"))
            } else {
                (&mut own, ty.to_owned())
            };
            writeln!(place, "    {}pub {}: {ty},", self.attribute(index), field.name).unwrap();
        }
        if !request_only.is_empty() {
            writeln!(source, "#[patch(request_only {{\n{request_only}}})]").unwrap();
        }
        write!(source, "pub struct {name}{parameter} {{\n{own}}}\n").unwrap();
        source
    }

    fn attribute(&self, field: usize) -> String {
        let mut words = Vec::new();
        if self.fields[field].nullable {
            words.push("nullable".to_owned());
        }
        if self.fields[field].renamed {
            words.push(format!("setter = {}", self.setter(field)));
        }
        for rule in &self.rules {
            match rule {
                Rule::Required(of) if *of == field => words.push("required".to_owned()),
                Rule::RequiresAll(of, others) if *of == field => {
                    words.push(format!("requires({})", self.names(others)));
                }
                Rule::RequiresAny(of, others) if *of == field => {
                    words.push(format!("requires(any({}))", self.names(others)));
                }
                Rule::Conflicts(of, others) if *of == field => words.push(format!("conflicts({})", self.names(others))),
                _ => {}
            }
        }
        let attributes: Vec<String> = words.iter().map(|word| format!("#[patch({word})] ")).collect();
        attributes.concat()
    }

    fn names(&self, fields: &[usize]) -> String {
        let names: Vec<&str> = fields.iter().map(|field| self.fields[*field].name.as_str()).collect();
        names.join(", ")
    }

    fn setter(&self, field: usize) -> String {
        let Field { name, renamed, .. } = &self.fields[field];
        if *renamed { format!("put_{}", name.trim_start_matches("r#")) } else { name.clone() }
    }

    /// The calls as a user writes them, from the builder to what comes before its end.
    pub(crate) fn chain(&self, name: &str, calls: &[Call]) -> String {
        let arguments = if self.is_generic { "::<u8>" } else { "" };
        let mut chain = format!("Update{name}Request{arguments}::builder()");
        for call in calls {
            let (Call::Set(field) | Call::Clear(field) | Call::Maybe(field)) = *call;
            let setter = self.setter(field);
            let bare = setter.trim_start_matches("r#");
            match call {
                Call::Set(_) => write!(chain, ".{setter}(1)"),
                Call::Clear(_) => write!(chain, ".clear_{bare}()"),
                Call::Maybe(_) => write!(chain, ".maybe_{bare}(perhaps())"),
            }
            .unwrap();
        }
        chain
    }

    /// Half of them are on the way to a valid request, the others are any calls.
    pub(crate) fn calls(&self, dice: &mut Dice) -> Vec<Call> {
        let mut calls = Vec::new();
        // All requests of a crowd are too many to look at.
        if self.fields.len() <= 8 && dice.once_in(2) {
            let valid = valid_requests(self);
            for (field, state) in dice.pick(&valid).iter().enumerate() {
                match state {
                    State::Kept => {}
                    State::Cleared => calls.push(Call::Clear(field)),
                    State::Set => calls.push(Call::Set(field)),
                }
            }
            dice.shuffle(&mut calls);
            for _ in 0..dice.below(3) {
                let (place, call) = (dice.below(calls.len() + 1), self.call(dice));
                calls.insert(place, call);
            }
        } else {
            let count = dice.below(8);
            calls.extend((0..count).map(|_| self.call(dice)));
        }
        calls
    }

    fn call(&self, dice: &mut Dice) -> Call {
        let count = self.fields.len();
        // Mostly a field of the rules; of a crowd, mostly the target or one of the last to require it.
        let field = match &self.rules {
            rules if count <= 8 && !dice.once_in(4) => {
                let rule = dice.pick(rules);
                let members: Vec<usize> = rule.of().into_iter().chain(rule.others().iter().copied()).collect();
                *dice.pick(&members)
            }
            _ if count > 8 && !dice.once_in(3) => count - 1 - dice.below(3),
            _ => dice.below(count),
        };
        match dice.below(8) {
            0 | 1 => Call::Maybe(field),
            2 | 3 if self.fields[field].nullable => Call::Clear(field),
            _ => Call::Set(field),
        }
    }
}

impl Rule {
    fn group(&self) -> Option<(&'static str, &[usize])> {
        match self {
            Self::ExactlyOne(members) => Some(("exactly_one", members)),
            Self::AtLeastOne(members) => Some(("at_least_one", members)),
            Self::AtMostOne(members) => Some(("at_most_one", members)),
            Self::AllOrNone(members) => Some(("all_or_none", members)),
            _ => None,
        }
    }

    /// Whether one says again what the other says already.
    fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::RequiresAll(one, these) | Self::Conflicts(one, these), _)
                if self.kind() == other.kind() && other.of() == Some(*one) =>
            {
                other.others().iter().any(|field| these.contains(field))
            }
            _ => {
                self.kind() == other.kind() && self.of() == other.of() && self.others_sorted() == other.others_sorted()
            }
        }
    }

    fn of(&self) -> Option<usize> {
        match self {
            Self::Required(field)
            | Self::RequiresAll(field, _)
            | Self::RequiresAny(field, _)
            | Self::Conflicts(field, _) => Some(*field),
            _ => None,
        }
    }

    fn others(&self) -> &[usize] {
        match self {
            Self::Required(_) => &[],
            Self::RequiresAll(_, others)
            | Self::RequiresAny(_, others)
            | Self::Conflicts(_, others)
            | Self::ExactlyOne(others)
            | Self::AtLeastOne(others)
            | Self::AtMostOne(others)
            | Self::AllOrNone(others) => others,
        }
    }

    fn others_sorted(&self) -> Vec<usize> {
        let mut others = self.others().to_vec();
        others.sort_unstable();
        others
    }
}
