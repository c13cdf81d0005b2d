//! The two sources that are compared: the same resources, with their requests derived and written by hand.

/// Name, type of the value, nullable. Half of them are nullable, and most are strings, as in real update requests.
pub(crate) const FIELDS: [(&str, &str, bool); 20] = [
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

/// Resources whose requests are derived.
pub(crate) fn derived(requests: u32) -> String {
    let resources: Vec<String> = (0..requests)
        .map(|index| {
            let resource = resource(index, "    #[patch(nullable)]\n");
            format!("#[derive(::patch_runtime::PatchRequest)]\n{resource}")
        })
        .collect();
    resources.concat()
}

/// The same resources with requests written as an SDK has them.
pub(crate) fn by_hand(requests: u32) -> String {
    let pairs: Vec<String> = (0..requests).map(|index| resource(index, "") + &request(index)).collect();
    format!(
        "use ::serde::{{Deserialize, Deserializer, Serialize}};

fn double_option<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {{
    Deserialize::deserialize(from).map(Some)
}}
{}",
        pairs.concat()
    )
}

fn resource(index: u32, nullable_attribute: &str) -> String {
    let fields = FIELDS.map(|(name, ty, nullable)| {
        if nullable {
            format!("{nullable_attribute}    pub {name}: Option<{ty}>,\n")
        } else {
            format!("    pub {name}: {ty},\n")
        }
    });
    format!("pub struct Resource{index} {{\n{}}}\n", fields.concat())
}

fn request(index: u32) -> String {
    let fields = FIELDS.map(|(name, ty, nullable)| {
        let (with, field) = if nullable {
            (", deserialize_with = \"double_option\"", format!("Option<Option<{ty}>>"))
        } else {
            ("", format!("Option<{ty}>"))
        };
        format!(
            "    #[serde(default, skip_serializing_if = \"Option::is_none\"{with})]
    pub {name}: {field},\n"
        )
    });
    let setters = FIELDS.map(|(name, ty, nullable)| {
        let value = if nullable { "Some(Some(value))" } else { "Some(value)" };
        format!(
            "    pub fn {name}(mut self, value: {ty}) -> Self {{
        self.{name} = {value};
        self
    }}\n"
        )
    });
    let name = format!("UpdateResource{index}Request");
    format!(
        "#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct {name} {{
{}}}
impl {name} {{
    pub fn new() -> Self {{
        Self::default()
    }}
{}}}
",
        fields.concat(),
        setters.concat()
    )
}
