//! The sources that are compared: the same resources, with their requests had in different ways.

use patch_benches::scratch::Dependency;

/// Name, type of the value, nullable. Half of them are nullable, and most are strings, as in real update requests.
const FIELDS: [(&str, &str, bool); 20] = [
    ("external_id", "String", true),
    ("first_name", "String", true),
    ("last_name", "String", true),
    ("username", "String", true),
    ("profile_image_id", "String", true),
    ("locale", "String", true),
    ("primary_email_address_id", "String", false),
    ("primary_phone_number_id", "String", false),
    ("primary_web3_wallet_id", "String", false),
    ("created_at", "String", false),
    ("totp_secret", "String", false),
    ("delete_self_enabled", "bool", true),
    ("create_organization_enabled", "bool", true),
    ("notify_on_change", "bool", false),
    ("max_organizations", "i64", true),
    ("sign_in_limit", "u32", true),
    ("backup_codes", "Vec<String>", false),
    ("public_metadata", "::serde_json::Value", false),
    ("private_metadata", "::serde_json::Value", false),
    ("unsafe_metadata", "::serde_json::Value", false),
];

/// The fields that require `totp_secret`, where there are rules: three fields have to do with one, as in a real SDK.
const RULED: [&str; 2] = ["delete_self_enabled", "create_organization_enabled"];

/// A way to have a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Row {
    Domain,
    Serde,
    Derived,
    Ruled,
    ByHand,
    StructPatch,
    Bon,
    TypedBuilder,
    Optionable,
}

pub(crate) const ROWS: [Row; 9] = [
    Row::Domain,
    Row::Serde,
    Row::Derived,
    Row::Ruled,
    Row::ByHand,
    Row::StructPatch,
    Row::Bon,
    Row::TypedBuilder,
    Row::Optionable,
];

const REQUEST_DERIVES: &str = "Clone, Debug, Default, PartialEq, ::serde::Serialize, ::serde::Deserialize";
const OPTIONAL: &str = "serde(default, skip_serializing_if = \"Option::is_none\")";
const DOUBLE: &str =
    "serde(default, skip_serializing_if = \"Option::is_none\", with = \"::serde_with::rust::double_option\")";

impl Row {
    /// What the command line calls it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Serde => "serde",
            Self::Derived => "ours",
            Self::Ruled => "ours-ruled",
            Self::ByHand => "by-hand",
            Self::StructPatch => "struct-patch",
            Self::Bon => "bon",
            Self::TypedBuilder => "typed-builder",
            Self::Optionable => "optionable",
        }
    }

    /// What the tables call it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Domain => "resource alone",
            Self::Serde => "serde's two derives on the resource, no request",
            Self::Derived => "`PatchRequest`",
            Self::Ruled => "`PatchRequest`, 3 fields under rules",
            Self::ByHand => "double options + serde + setters (reference)",
            Self::StructPatch => "struct-patch + serde",
            Self::Bon => "double options + serde + bon",
            Self::TypedBuilder => "double options + serde + typed-builder",
            Self::Optionable => "optionable + serde (no double options)",
        }
    }

    /// What it needs beside serde and `serde_json`.
    pub(crate) fn dependencies(self) -> &'static [Dependency] {
        const DOUBLE_OPTION: Dependency =
            ("serde_with", "serde_with = { version = \"3.17.0\", default-features = false, features = [\"alloc\"] }");
        match self {
            Self::Domain | Self::Serde => &[],
            Self::Derived | Self::Ruled => &[("patch_runtime", "patch-runtime = { path = '{runtime}' }")],
            Self::ByHand => &[DOUBLE_OPTION],
            Self::StructPatch => {
                const STRUCT_PATCH: Dependency =
                    ("struct_patch", "struct-patch = { version = \"0.14.4\", default-features = false }");
                &[DOUBLE_OPTION, STRUCT_PATCH]
            }
            Self::Bon => &[DOUBLE_OPTION, ("bon", "bon = \"3.10\"")],
            Self::TypedBuilder => &[DOUBLE_OPTION, ("typed_builder", "typed-builder = \"0.23.2\"")],
            Self::Optionable => &[("optionable", "optionable = { version = \"0.17.6\", features = [\"serde_json\"] }")],
        }
    }

    /// So many resources of 20 fields and, in a program, what reads and prints each request once.
    pub(crate) fn source(self, resources: usize) -> String {
        let mut source = String::new();
        let mut main = String::new();
        for index in 0..resources {
            source += &self.resource(&format!("Resource{index}"), &FIELDS);
            if let Some(request) = self.request(&format!("Resource{index}")) {
                main += &format!(
                    "    if let Ok(request) = ::serde_json::from_slice::<{request}>(body.as_bytes()) {{
        ::std::println!(\"{{}}\", ::serde_json::to_string(&request).unwrap());
    }}\n"
                );
            }
        }
        format!("{source}\npub fn main() {{\n    let body = ::std::env::args().next().unwrap();\n{main}}}\n")
    }

    /// One resource of so many fields, and nothing that uses it.
    pub(crate) fn wide(self, fields: usize) -> String {
        let names: Vec<String> = (0..fields).map(|index| format!("{}_{}", FIELDS[index % 20].0, index / 20)).collect();
        let fields: Vec<_> =
            names.iter().zip(FIELDS.iter().cycle()).map(|(name, field)| (&**name, field.1, field.2)).collect();
        self.resource("Resource", &fields) + "\npub fn main() {}\n"
    }

    /// The name of the type that is read and printed.
    fn request(self, name: &str) -> Option<String> {
        match self {
            Self::Domain => None,
            Self::Serde => Some(name.into()),
            Self::Optionable => Some(format!("{name}Opt")),
            _ => Some(format!("Update{name}Request")),
        }
    }

    /// One resource and its request.
    fn resource(self, name: &str, fields: &[(&str, &str, bool)]) -> String {
        let request = format!("Update{name}Request");
        let attributes = match self {
            Self::Serde => "#[derive(::serde::Serialize, ::serde::Deserialize)]\n".to_owned(),
            Self::Derived | Self::Ruled => "#[derive(::patch_runtime::PatchRequest)]\n".to_owned(),
            Self::StructPatch => format!(
                "#[derive(::struct_patch::Patch)]\n#[patch(name = \"{request}\", attribute(derive({REQUEST_DERIVES})), \
                 attribute(serde(deny_unknown_fields)))]\n"
            ),
            Self::Optionable => {
                format!("#[derive(::optionable::Optionable)]\n#[optionable(derive({REQUEST_DERIVES}))]\n")
            }
            Self::Domain | Self::ByHand | Self::Bon | Self::TypedBuilder => String::new(),
        };
        let mut source = format!("{attributes}pub struct {name} {{\n");
        for &(field, ty, nullable) in fields {
            source += &self.field_attribute(field, nullable);
            source += &if nullable { format!("pub {field}: Option<{ty}>,\n") } else { format!("pub {field}: {ty},\n") };
        }
        source += "}\n";
        match self {
            Self::ByHand => source + &double_options(&request, "", "", fields) + &setters(&request, fields),
            Self::Bon => source + &double_options(&request, "#[derive(::bon::Builder)]\n", "", fields),
            Self::TypedBuilder => {
                let derive = "#[derive(::typed_builder::TypedBuilder)]\n";
                source + &double_options(&request, derive, "#[builder(default, setter(strip_option))]\n", fields)
            }
            _ => source,
        }
    }

    fn field_attribute(self, field: &str, nullable: bool) -> String {
        match self {
            Self::Ruled if RULED.contains(&field) => "#[patch(nullable, requires(totp_secret))]\n".into(),
            Self::Derived | Self::Ruled if nullable => "#[patch(nullable)]\n".into(),
            Self::StructPatch => format!("#[patch(attribute({}))]\n", if nullable { DOUBLE } else { OPTIONAL }),
            _ => String::new(),
        }
    }
}

/// The request as an SDK has it.
fn double_options(name: &str, derive: &str, on_field: &str, fields: &[(&str, &str, bool)]) -> String {
    let mut source =
        format!("{derive}#[derive({REQUEST_DERIVES})]\n#[serde(deny_unknown_fields)]\npub struct {name} {{\n");
    for &(field, ty, nullable) in fields {
        let (attribute, ty) =
            if nullable { (DOUBLE, format!("Option<Option<{ty}>>")) } else { (OPTIONAL, format!("Option<{ty}>")) };
        source += &format!("#[{attribute}]\n{on_field}pub {field}: {ty},\n");
    }
    source + "}\n"
}

fn setters(name: &str, fields: &[(&str, &str, bool)]) -> String {
    let mut source = format!("impl {name} {{\n    pub fn new() -> Self {{\n        Self::default()\n    }}\n");
    for &(field, ty, nullable) in fields {
        let value = if nullable { "Some(Some(value))" } else { "Some(value)" };
        source += &format!(
            "    pub fn {field}(mut self, value: {ty}) -> Self {{
        self.{field} = {value};
        self
    }}\n"
        );
    }
    source + "}\n"
}
