//! Words that need a feature. What they generate goes through a macro: where the feature is missing, that says so, and
//! nothing else is wrong.

/// What the word `garde` generates.
#[cfg(feature = "garde023")]
#[doc(hidden)]
#[macro_export]
macro_rules! __patch_garde023 {
    ($($generated:tt)*) => { $($generated)* };
}

/// What is said where it cannot be.
#[cfg(not(feature = "garde023"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __patch_garde023 {
    ($($generated:tt)*) => {
        ::core::compile_error!("`garde` needs the feature `garde023` of `patch-runtime`: add it in `Cargo.toml`")
    };
}

/// What the word `schemars` generates.
#[cfg(feature = "schemars1")]
#[doc(hidden)]
#[macro_export]
macro_rules! __patch_schemars1 {
    ($($generated:tt)*) => { $($generated)* };
}

/// What is said where it cannot be.
#[cfg(not(feature = "schemars1"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __patch_schemars1 {
    ($($generated:tt)*) => {
        ::core::compile_error! { "`schemars` needs the feature `schemars1` of `patch-runtime`: add it in `Cargo.toml`" }
    };
}

/// What the word `utoipa` generates.
#[cfg(feature = "utoipa6")]
#[doc(hidden)]
#[macro_export]
macro_rules! __patch_utoipa6 {
    ($($generated:tt)*) => { $($generated)* };
}

/// What is said where it cannot be.
#[cfg(not(feature = "utoipa6"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __patch_utoipa6 {
    ($($generated:tt)*) => {
        ::core::compile_error! { "`utoipa` needs the feature `utoipa6` of `patch-runtime`: add it in `Cargo.toml`" }
    };
}

pub use __patch_garde023 as garde023;
pub use __patch_schemars1 as with_schemars1;
pub use __patch_utoipa6 as with_utoipa6;
