use proptest::prelude::*;

use super::*;
use crate::attr::StructAttrs;

/// A set of rules over fields `a` to `g`, told once as attributes and once as a test of a request.
#[derive(Clone, Debug)]
enum Stated {
    Requires(usize, Vec<usize>),
    Conflicts(usize, usize),
    Group(&'static str, Vec<usize>),
    Required(usize),
}

const FIELDS: usize = 7;
const GROUPS: [&str; 4] = ["exactly_one", "at_least_one", "at_most_one", "all_or_none"];

fn name(field: usize) -> char {
    char::from(b'a' + u8::try_from(field).unwrap())
}

impl Stated {
    /// Whether a request keeps the rule; `states` are 0 kept, 1 cleared, 2 set.
    fn is_kept(&self, states: &[u8]) -> bool {
        let is_set = |field: &usize| states[*field] == 2;
        match self {
            Stated::Requires(field, targets) => !is_set(field) || targets.iter().any(is_set),
            Stated::Conflicts(one, other) => !(is_set(one) && is_set(other)),
            Stated::Required(field) => states[*field] != 0,
            Stated::Group(kind, members) => {
                let count = members.iter().filter(|member| is_set(member)).count();
                match *kind {
                    "exactly_one" => count == 1,
                    "at_least_one" => count >= 1,
                    "at_most_one" => count <= 1,
                    _ => count == 0 || count == members.len(),
                }
            }
        }
    }
}

fn source(rules: &[Stated], nullable: &[bool]) -> String {
    let listed = |fields: &[usize]| fields.iter().map(|field| name(*field).to_string()).collect::<Vec<_>>().join(", ");
    let mut text = String::new();
    for rule in rules {
        if let Stated::Group(kind, members) = rule {
            text += &format!("#[patch({kind}({}))] ", listed(members));
        }
    }
    text += "struct S { ";
    for (field, nullable) in nullable.iter().enumerate() {
        if *nullable {
            text += "#[patch(nullable)] ";
        }
        if rules.iter().any(|rule| matches!(rule, Stated::Required(required) if *required == field)) {
            text += "#[patch(required)] ";
        }
        for rule in rules {
            match rule {
                Stated::Requires(from, targets) if *from == field && targets.len() == 1 => {
                    text += &format!("#[patch(requires({}))] ", listed(targets));
                }
                Stated::Requires(from, targets) if *from == field => {
                    text += &format!("#[patch(requires(any({})))] ", listed(targets));
                }
                Stated::Conflicts(from, other) if *from == field => {
                    text += &format!("#[patch(conflicts({}))] ", name(*other));
                }
                _ => {}
            }
        }
        text += &format!("{}: Option<u8>, ", name(field));
    }
    text + "}"
}

/// Every request that keeps the rules, by trying all.
fn valid_requests(rules: &[Stated], nullable: &[bool]) -> Vec<Vec<u8>> {
    let all = (0..3_usize.pow(u32::try_from(nullable.len()).unwrap())).map(|mut number| {
        nullable
            .iter()
            .map(|_| {
                let state = u8::try_from(number % 3).unwrap();
                number /= 3;
                state
            })
            .collect::<Vec<u8>>()
    });
    all.filter(|states| states.iter().zip(nullable).all(|(state, nullable)| *state != 1 || *nullable))
        .filter(|states| rules.iter().all(|rule| rule.is_kept(states)))
        .collect()
}

fn resource(source: &str) -> (Resource, Diag) {
    let input: syn::DeriveInput = syn::parse_str(source).unwrap();
    let diag = Diag::new();
    let attrs = StructAttrs::parse(&input.attrs, &diag);
    let resource = Resource::parse(&input, attrs, &diag).unwrap();
    (resource, diag)
}

/// The errors about these rules.
fn errors(source: &str) -> Vec<String> {
    let (resource, diag) = resource(source);
    check(&resource, &diag);
    diag.finish().err().map_or_else(Vec::new, |errors| errors.messages())
}

fn rule() -> impl Strategy<Value = Stated> {
    let field = 0..FIELDS;
    let members = || proptest::sample::subsequence((0..FIELDS).collect::<Vec<_>>(), 2..=4);
    prop_oneof![
        4 => (field.clone(), members(), 1..=2_usize).prop_filter_map("itself", |(field, targets, count)| {
            let targets: Vec<usize> = targets.into_iter().filter(|target| *target != field).take(count).collect();
            (!targets.is_empty()).then_some(Stated::Requires(field, targets))
        }),
        3 => (field.clone(), field.clone())
            .prop_filter_map("itself", |(one, other)| (one != other).then_some(Stated::Conflicts(one, other))),
        1 => (proptest::sample::select(&GROUPS[..]), members()).prop_map(|(kind, members)| Stated::Group(kind, members)),
        1 => field.prop_map(Stated::Required),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The search finds what trying all requests finds: which fields no valid request sets.
    #[test]
    fn agrees_with_trying_all_requests(
        rules in proptest::collection::vec(rule(), 1..9),
        nullable in proptest::collection::vec(any::<bool>(), FIELDS),
    ) {
        let source = source(&rules, &nullable);
        let valid = valid_requests(&rules, &nullable);
        let (resource, diag) = resource(&source);
        prop_assert!(diag.finish().is_ok(), "{source}");
        let problem = Problem::new(&resource);
        prop_assert_eq!(problem.refute(None).is_some(), valid.is_empty(), "{}", source);
        let mut hopeless = Vec::new();
        for field in 0..FIELDS {
            let possible = valid.iter().any(|states| states[field] == 2);
            prop_assert_eq!(problem.refute(Some(field)).is_none(), possible, "{}: {}", name(field), source);
            if !possible {
                hopeless.push(field);
            }
        }
        // What is reported is true, and where there is something to report, something is.
        let errors = errors(&source);
        prop_assert_eq!(errors.is_empty(), hopeless.is_empty(), "{}", source);
        for error in errors {
            let is_true = error.starts_with("no request can be built: ") && valid.is_empty()
                || hopeless.iter().any(|field| error.starts_with(&format!("`{}` can never be set: ", name(*field))))
                || error.starts_with("because of this rule: ");
            prop_assert!(is_true, "{}: {}", error, source);
        }
    }
}

fn first(source: &str) -> String {
    errors(source).into_iter().next().unwrap_or_default()
}

#[test]
fn the_reasons_are_told() {
    let told = [
        (
            "struct S { #[patch(requires(b))] a: u8, #[patch(conflicts(a))] b: u8 }",
            "`a` can never be set: it requires `b`, which conflicts with it",
        ),
        (
            "struct S { #[patch(requires(b))] a: u8, #[patch(requires(c))] b: u8, #[patch(conflicts(a))] c: u8 }",
            "`a` can never be set: it requires `b`, which requires `c`, which conflicts with it",
        ),
        (
            "#[patch(at_most_one(a, b))] struct S { #[patch(requires(b))] a: u8, b: u8 }",
            "`a` can never be set: it requires `b`, and at most one of `a` and `b` can be set",
        ),
        (
            "struct S { #[patch(required)] a: u8, #[patch(required, conflicts(a))] b: u8 }",
            "no request can be built: `a` is required, `b` is required, and `b` conflicts with `a`",
        ),
        (
            "struct S { #[patch(required)] a: u8, #[patch(conflicts(a))] b: u8 }",
            "`b` can never be set: `a` is required, and `b` conflicts with `a`",
        ),
    ];
    for (source, sentence) in told {
        assert_eq!(first(source), sentence, "{source}");
    }
}

#[test]
fn a_field_that_falls_with_another_is_not_reported() {
    let source = "struct S { #[patch(requires(b))] a: u8, #[patch(requires(c))] b: u8, #[patch(conflicts(b))] c: u8 }";
    let errors: Vec<String> = errors(source).into_iter().filter(|error| error.contains("never")).collect();
    assert_eq!(errors, ["`b` can never be set: it requires `c`, which conflicts with it"]);
}

#[test]
fn fields_that_fall_with_each_other_in_a_circle_are_reported() {
    for source in [
        "#[patch(all_or_none(a, b, c, d))] struct S { #[patch(conflicts(c))] a: u8, #[patch(conflicts(d))] b: u8, c: u8, d: u8 }",
        "#[patch(exactly_one(c, d, e, g), all_or_none(d, e, g))] struct S { c: u8, d: u8, e: u8, g: u8 }",
    ] {
        assert!(!errors(source).is_empty(), "{source}");
    }
}

#[test]
fn what_only_trying_shows_is_told_by_its_rules() {
    let source = "#[patch(exactly_one(a, b))] struct S { #[patch(requires(b))] a: u8, #[patch(requires(a))] b: u8, #[patch(requires(a))] c: u8 }";
    assert_eq!(
        first(source),
        "no request can be built: these rules exclude each other: `a` requires `b`, `b` requires `a`, and exactly one of `a` and `b` must be set"
    );
    assert_eq!(errors(source).len(), 4);
}

#[test]
fn cycles_and_cleared_required_fields_are_fine() {
    assert!(errors("struct S { #[patch(requires(b))] a: u8, #[patch(requires(a))] b: u8 }").is_empty());
    assert!(
        errors("struct S { #[patch(required, nullable, conflicts(b))] a: Option<u8>, #[patch(required)] b: u8 }")
            .iter()
            .any(|error| error.starts_with("`a` can never be set"))
    );
    assert!(errors("struct S { #[patch(required, nullable)] a: Option<u8>, #[patch(conflicts(a))] b: u8 }").is_empty());
}

/// More pigeons than holes: nothing is harder to see.
fn pigeons(count: usize) -> String {
    let holes = count - 1;
    let listed = |fields: Vec<String>| fields.join(", ");
    let mut source = String::new();
    for pigeon in 0..count {
        source +=
            &format!("#[patch(exactly_one({}))]", listed((0..holes).map(|hole| format!("p{pigeon}_{hole}")).collect()));
    }
    for hole in 0..holes {
        let group = listed((0..count).map(|pigeon| format!("p{pigeon}_{hole}")).collect());
        source += &format!("#[patch(at_most_one({group}))]");
    }
    let fields = (0..count).flat_map(|pigeon| (0..holes).map(move |hole| format!("p{pigeon}_{hole}: u8")));
    source + &format!("struct S {{ {} }}", listed(fields.collect()))
}

#[test]
fn rules_that_are_made_to_be_hard_do_not_keep_the_compiler() {
    assert!(first(&pigeons(5)).starts_with("no request can be built: these rules exclude each other"));
    let (resource, diag) = resource(&pigeons(12));
    assert!(diag.finish().is_ok());
    let problem = Problem::new(&resource);
    assert!(problem.refute(None).is_none());
    assert_eq!(problem.patience.get(), 0);
    // What takes no trying is seen all the same.
    assert!(problem.fields().into_iter().all(|field| problem.refute(Some(field)).is_none()));
}
