//! What a person reads about one body: what it would change, or why it is refused.

use std::io::{self, Write};

use patch_runtime::{Field, PatchRequest, State, Unchecked};
use serde_json::Value;

use super::redact::redacted;
use super::user::{UpdateUserRequest, User};

/// How much of a long line is shown on either side of the place that is wrong.
const CONTEXT: usize = 60;

/// The members of an accepted request, what goes over the wire, and the user before and after.
pub(crate) fn accepted(out: &mut dyn Write, mut request: UpdateUserRequest, stored: &User) -> io::Result<()> {
    members(out, &request)?;
    let wire = serde_json::to_string(&request)?;
    writeln!(out, "  sent as  {}", redacted(&wire, 0..wire.len()))?;

    // `apply_to` leaves out what only the request has, so it is taken out first.
    let password = request.password.take();
    let new_codes = request.backup_codes.take();

    let mut user = stored.clone();
    request.apply_to(&mut user);
    changes(out, stored, &user)?;

    if password.is_set() {
        writeln!(out, "  and      the password goes, hashed, where passwords are kept")?;
    } else if password.is_clear() {
        writeln!(out, "  and      the password is taken away")?;
    }
    if let Some(codes) = new_codes {
        writeln!(out, "  and      {} backup codes replace the ones there are", codes.len())?;
    }
    Ok(())
}

/// Why `body` was refused: every broken rule, or else the first member that is wrong and where it stands.
pub(crate) fn refused(out: &mut dyn Write, body: &str, error: &serde_json::Error) -> io::Result<()> {
    // Without the rules the body reads well: then it is the rules that it breaks, and they are reported together.
    let unchecked = serde_json::from_str::<Unchecked<UpdateUserRequest>>(body);
    if let Ok(Err(violations)) = unchecked.map(|Unchecked(request)| request.validate()) {
        writeln!(out, "  REFUSED  {} broken:", count(violations.len(), "rule is", "rules are"))?;
        for violation in &violations {
            writeln!(out, "           - {}", violation.detail())?;
        }
        let problem = serde_json::to_string(&violations.to_problem())?;
        return writeln!(out, "  answer   {problem}");
    }

    let sentence = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    writeln!(out, "  REFUSED  {}", sentence.strip_suffix(&position).unwrap_or(&sentence))?;
    match place(body, error) {
        Some(place) => excerpt(out, body, place),
        None => Ok(()),
    }
}

/// The stored user, before anything is applied.
pub(crate) fn stored(out: &mut dyn Write, user: &User) -> io::Result<()> {
    writeln!(out, "The stored user:\n{}", serde_json::to_string_pretty(user)?)
}

fn members(out: &mut dyn Write, request: &UpdateUserRequest) -> io::Result<()> {
    let printed = object(request)?;
    let mut kept = Vec::new();
    for (index, field) in UpdateUserRequest::FIELDS.iter().enumerate() {
        let name = field.name();
        match request.state(index) {
            State::Kept => kept.push(name),
            State::Cleared => writeln!(out, "  cleared  {name}")?,
            State::Set if field.is_secret() => writeln!(out, "  set      {name} = ***")?,
            State::Set => writeln!(out, "  set      {name} = {}", printed[name])?,
        }
    }
    match kept.as_slice() {
        [] => Ok(()),
        kept if kept.len() == UpdateUserRequest::FIELDS.len() => writeln!(out, "  kept     everything"),
        kept => {
            let lines: Vec<String> = kept.chunks(4).map(|names| names.join(", ")).collect();
            writeln!(out, "  kept     {}", lines.join(",\n           "))
        }
    }
}

fn changes(out: &mut dyn Write, before: &User, after: &User) -> io::Result<()> {
    let (before, after) = (object(before)?, object(after)?);
    let mut unchanged = before.len();
    for name in UpdateUserRequest::FIELDS.iter().map(Field::name) {
        // What only the request has is in neither.
        let (Some(old), Some(new)) = (before.get(name), after.get(name)) else {
            continue;
        };
        if old != new {
            unchanged -= 1;
            writeln!(out, "  changes  {name}: {old} -> {new}")?;
        }
    }
    writeln!(out, "  leaves   {} of the user as they are", count(unchanged, "member", "members"))
}

/// The byte of `body` that an error is about, where `serde_json` tells it.
fn place(body: &str, error: &serde_json::Error) -> Option<usize> {
    let above: usize = body.split_inclusive('\n').take(error.line().checked_sub(1)?).map(str::len).sum();
    let told = (above + error.column().saturating_sub(1)).min(body.len());
    // Columns count bytes, and may point into a character.
    let told = (0..=told).rev().find(|&byte| body.is_char_boundary(byte))?;
    let mut read = &body[..told];
    // For a value that it could read and the request does not take, serde_json has looked for the sign after it.
    if error.column() == 0 || (error.is_data() && body[told..].starts_with([',', '}'])) {
        read = read.trim_end();
        read = &read[..read.len() - read.chars().next_back().map_or(0, char::len_utf8)];
    }
    Some(read.len())
}

/// The line of `body` that `place` is in, with a caret under it.
fn excerpt(out: &mut dyn Write, body: &str, place: usize) -> io::Result<()> {
    let start = body[..place].rfind('\n').map_or(0, |newline| newline + 1);
    let end = body[place..].find('\n').map_or(body.len(), |length| place + length);
    let line = body[..start].matches('\n').count() + 1;

    let caret = redacted(body, start..place).chars().count();
    let shown: Vec<char> = redacted(body, start..end).chars().collect();
    let (from, to) = (caret.saturating_sub(CONTEXT), shown.len().min(caret + CONTEXT));
    let (ahead, behind) = (if from > 0 { "…" } else { "" }, if to < shown.len() { "…" } else { "" });
    let window: String = shown[from.min(to)..to].iter().map(|&c| if c.is_control() { ' ' } else { c }).collect();

    let gutter = format!("           {line} | {ahead}");
    writeln!(out, "           line {line}, column {}:", place - start + 1)?;
    writeln!(out, "{gutter}{window}{behind}")?;
    writeln!(out, "{:1$}^", "", gutter.chars().count() + caret - from)
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What `value` prints as, member by member.
fn object(value: &impl serde::Serialize) -> serde_json::Result<serde_json::Map<String, Value>> {
    match serde_json::to_value(value)? {
        Value::Object(members) => Ok(members),
        other => Err(serde::de::Error::custom(format_args!("{other} is not an object"))),
    }
}
