//! A program that builds the same request in two ways, and applies it in two ways.

/// Name, type of the value, nullable, and the rule in the variant that has rules.
pub(crate) const FIELDS: [(&str, &str, bool, &str); 20] = [
    ("external_id", "String", true, ""),
    ("first_name", "String", true, ""),
    ("last_name", "String", true, "requires(first_name)"),
    ("username", "String", true, "conflicts(handle)"),
    ("locale", "String", true, ""),
    ("email_id", "String", false, "required"),
    ("phone_id", "String", false, "requires(any(email_id, wallet_id))"),
    ("wallet_id", "String", false, ""),
    ("created_at", "String", false, ""),
    ("password", "String", true, ""),
    ("skip_checks", "bool", true, "requires(password)"),
    ("sign_out", "bool", true, "requires(password)"),
    ("delete_self", "bool", true, ""),
    ("notify", "bool", false, ""),
    ("seats", "i64", true, ""),
    ("limit", "u32", true, "requires(seats)"),
    ("backup_codes", "Vec<String>", false, "requires(limit)"),
    ("latitude", "f64", false, "requires(longitude)"),
    ("longitude", "f64", false, "requires(latitude)"),
    ("grade", "char", true, ""),
];

/// The program calls one of the functions so often. They are told apart by their names, so they must not be
/// inlined; what goes in and out is hidden from the optimizer.
pub(crate) fn program(with_rules: bool, calls: u64) -> String {
    let fields = FIELDS.map(|(name, ty, nullable, rule)| {
        let rule = if with_rules && !rule.is_empty() { format!("    #[patch({rule})]\n") } else { String::new() };
        if nullable {
            format!("{rule}    #[patch(nullable)]\n    {name}: Option<{ty}>,\n")
        } else {
            format!("{rule}    {name}: {ty},\n")
        }
    });
    // One that stays out, for `conflicts`.
    let handle = "    handle: Option<String>,\n";
    let inputs = FIELDS.map(|(name, ty, ..)| format!("    {name}: {ty},\n"));
    let literal = FIELDS.map(|(name, _, nullable, _)| {
        let value = if nullable { format!("Patch::Set(inputs.{name})") } else { format!("Some(inputs.{name})") };
        format!("        {name}: {value},\n")
    });
    let assignments = FIELDS.map(|(name, _, nullable, _)| {
        if nullable {
            format!(
                "    match request.{name} {{
        Patch::Keep => {{}}
        Patch::Clear => resource.{name} = None,
        Patch::Set(value) => resource.{name} = Some(value),
    }}\n"
            )
        } else {
            format!("    if let Some(value) = request.{name} {{\n        resource.{name} = value;\n    }}\n")
        }
    });
    let chain = FIELDS.map(|(name, ..)| format!("\n        .{name}(inputs.{name})"));
    format!(
        "use std::hint::black_box;
use patch_runtime::{{Patch, PatchRequest}};

#[derive(Default, PatchRequest)]
#[allow(dead_code)]
struct Resource {{
{}{handle}}}

#[derive(Default)]
struct Inputs {{
{}}}

#[unsafe(no_mangle)]
#[inline(never)]
fn by_literal(inputs: Inputs) -> UpdateResourceRequest {{
    UpdateResourceRequest {{
{}        handle: None,
    }}
}}

#[unsafe(no_mangle)]
#[inline(never)]
fn by_builder(inputs: Inputs) -> UpdateResourceRequest {{
    UpdateResourceRequest::builder(){}
        .build()
}}

#[unsafe(no_mangle)]
#[inline(never)]
fn by_assignments(request: UpdateResourceRequest, resource: &mut Resource) {{
{}    if let Some(value) = request.handle {{
        resource.handle = Some(value);
    }}
}}

#[unsafe(no_mangle)]
#[inline(never)]
fn by_apply(request: UpdateResourceRequest, resource: &mut Resource) {{
    request.apply_to(resource);
}}

fn main() {{
    let function = std::env::args().nth(1).unwrap();
    for _ in 0..{calls} {{
        let inputs = black_box(Inputs::default());
        let mut resource = black_box(Resource::default());
        match &*function {{
            \"builder\" => drop(black_box(by_builder(inputs))),
            \"apply\" => by_apply(black_box(by_literal(inputs)), &mut resource),
            \"assignments\" => by_assignments(black_box(by_literal(inputs)), &mut resource),
            _ => drop(black_box(by_literal(inputs))),
        }}
        black_box(resource);
    }}
}}
",
        fields.concat(),
        inputs.concat(),
        literal.concat(),
        chain.concat(),
        assignments.concat()
    )
}
