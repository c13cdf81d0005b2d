//! What a chain of calls makes of a request and whether that keeps the rules, decided by trying every case.
//!
//! Nothing here knows of builders and their states: a request is what its calls made of it.

use crate::rules::{Rule, RuleSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Kept,
    Cleared,
    Set,
}

/// A call on the builder, with the field's index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Set(usize),
    Clear(usize),
    /// With a value or with `None`: only the run will tell.
    Maybe(usize),
}

/// Whether a request keeps a rule.
fn keeps(rule: &Rule, request: &[State]) -> bool {
    let set = |field: &usize| request[*field] == State::Set;
    let count = |fields: &[usize]| fields.iter().filter(|field| set(field)).count();
    match rule {
        Rule::Required(field) => request[*field] != State::Kept,
        Rule::RequiresAll(field, others) => !set(field) || others.iter().all(set),
        Rule::RequiresAny(field, others) => !set(field) || others.iter().any(set),
        Rule::Conflicts(field, others) => !(set(field) && others.iter().any(set)),
        Rule::ExactlyOne(members) => count(members) == 1,
        Rule::AtLeastOne(members) => count(members) >= 1,
        Rule::AtMostOne(members) => count(members) <= 1,
        Rule::AllOrNone(members) => count(members) == 0 || count(members) == members.len(),
    }
}

pub(crate) fn is_valid(set: &RuleSet, request: &[State]) -> bool {
    set.rules.iter().all(|rule| keeps(rule, request))
}

/// Every request that keeps the rules.
pub(crate) fn valid_requests(set: &RuleSet) -> Vec<Vec<State>> {
    let mut requests = vec![Vec::new()];
    for field in &set.fields {
        let states: &[State] =
            if field.nullable { &[State::Kept, State::Cleared, State::Set] } else { &[State::Kept, State::Set] };
        requests = requests
            .iter()
            .flat_map(|start| states.iter().map(|state| start.iter().copied().chain([*state]).collect()))
            .collect();
    }
    requests.retain(|request| is_valid(set, request));
    requests
}

/// Every request that the calls may make, one for each outcome of the `maybe`s.
fn outcomes(set: &RuleSet, calls: &[Call]) -> Vec<Vec<State>> {
    let mut requests = vec![vec![State::Kept; set.fields.len()]];
    for call in calls {
        match *call {
            Call::Set(field) => requests.iter_mut().for_each(|request| request[field] = State::Set),
            Call::Clear(field) => requests.iter_mut().for_each(|request| request[field] = State::Cleared),
            Call::Maybe(field) => {
                let mut with = requests.clone();
                for request in &mut with {
                    request[field] = State::Set;
                }
                requests.extend(with);
            }
        }
    }
    requests
}

/// Whether the request keeps the rules, however the run goes.
pub(crate) fn always_valid(set: &RuleSet, calls: &[Call]) -> bool {
    outcomes(set, calls).iter().all(|request| is_valid(set, request))
}

/// Whether the calls say about each field at once what they mean: no `maybe`, and nothing that is set is cleared again.
/// Such a chain must compile if its request is valid.
pub(crate) fn is_plain(calls: &[Call]) -> bool {
    calls.iter().enumerate().all(|(index, call)| match call {
        Call::Set(_) => true,
        Call::Maybe(_) => false,
        Call::Clear(field) => !calls[..index].contains(&Call::Set(*field)),
    })
}

/// Whether no call sets a second field where only one may be set: then nothing but `.build()` has to be refused.
pub(crate) fn never_crowded(set: &RuleSet, calls: &[Call]) -> bool {
    let crowding = |rule: &&Rule| matches!(rule, Rule::Conflicts(..) | Rule::AtMostOne(_) | Rule::ExactlyOne(_));
    (1..=calls.len()).all(|end| {
        outcomes(set, &calls[..end]).iter().all(|request| {
            set.rules.iter().filter(crowding).all(|rule| match rule {
                Rule::ExactlyOne(members) => keeps(&Rule::AtMostOne(members.clone()), request),
                rule => keeps(rule, request),
            })
        })
    })
}
