//! The bodies that are read: real sizes, in the order of the declaration and out of it.

use std::fmt::Write as _;

/// Every member with a value, in the order in which the request declares them.
const MEMBERS: [(&str, &str); 20] = [
    ("external_id", r#""crm-2f9a41""#),
    ("first_name", r#""Ada""#),
    ("last_name", r#""Lovelace""#),
    ("primary_email_address_id", r#""idn_2bWq8sVkYt0hXc5mE7uRzLpAoJd""#),
    ("primary_phone_number_id", r#""idn_2bWq9fGm3rTnPq1sD4xYkUvBwHe""#),
    ("primary_web3_wallet_id", r#""idn_2bWqAcZl6iOoRv8tF2jNgKyCxQw""#),
    ("username", r#""countess""#),
    ("profile_image_id", r#""img_2bWqB7dSuMhEa0wL9pIrTzXvGnY""#),
    ("delete_self_enabled", "false"),
    ("create_organization_enabled", "true"),
    ("public_metadata", r#"{"plan":"pro","seats":3}"#),
    ("private_metadata", r#"{"imported_from":"crm","score":0.75}"#),
    ("unsafe_metadata", r#"{"theme":"dark","tags":["early","beta"]}"#),
    ("created_at", r#""2019-05-01T08:00:00Z""#),
    ("password", r#""correct horse battery staple""#),
    ("skip_password_checks", "true"),
    ("sign_out_of_other_sessions", "false"),
    ("notify_primary_email_address_changed", "true"),
    ("totp_secret", r#""JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP""#),
    ("backup_codes", r#"["k3v9-t7qa","w2xm-8hcz","p5rd-e6nf"]"#),
];

/// A body and what it is called.
pub struct Body {
    /// How the tables call it.
    pub name: &'static str,
    /// The JSON text.
    pub text: String,
}

impl Body {
    /// The bytes, as they come off the wire.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Whether the members are in another order than declared.
    #[must_use]
    pub fn is_shuffled(&self) -> bool {
        self.name.ends_with("shuffled")
    }
}

/// All that are accepted. The first five are in the order of the declaration.
#[must_use]
pub fn accepted() -> Vec<Body> {
    let declared: Vec<usize> = (0..20).collect();
    // Each step of 7 from the last comes to every one of 20.
    let shuffled: Vec<usize> = (0..20).map(|step| (3 + step * 7) % 20).collect();
    let without = |order: &[usize], left_out: [usize; 3]| -> Vec<usize> {
        order.iter().copied().filter(|index| !left_out.contains(index)).collect()
    };
    let body = |name, order: &[usize], nulls: &[usize]| Body { name, text: object(order, nulls) };
    vec![
        body("0", &[], &[]),
        body("2", &[1, 10], &[]),
        body("5, 2 of them null", &[1, 2, 6, 9, 13], &[2, 6]),
        body("17", &without(&declared, [4, 5, 18]), &[]),
        body("20", &declared, &[]),
        body("2, shuffled", &[10, 1], &[]),
        body("5, 2 of them null, shuffled", &[13, 6, 1, 9, 2], &[2, 6]),
        body("17, shuffled", &without(&shuffled, [4, 5, 18]), &[]),
        body("20, shuffled", &shuffled, &[]),
    ]
}

/// One that is refused: two wrong types, a `null` that may not be, an unknown member.
#[must_use]
pub fn refused() -> Body {
    let text =
        r#"{"first_name":7,"created_at":null,"backup_codes":["a",1],"nickname":"Ada","password":"correct horse"}"#;
    Body { name: "5, 4 of them wrong", text: text.into() }
}

fn object(order: &[usize], nulls: &[usize]) -> String {
    let mut text = String::from("{");
    for &index in order {
        let (name, value) = MEMBERS[index];
        let comma = if text.len() > 1 { "," } else { "" };
        write!(text, "{comma}\"{name}\":{}", if nulls.contains(&index) { "null" } else { value })
            .expect("writing to a string does not fail");
    }
    text + "}"
}
