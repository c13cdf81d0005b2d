//! A framework that has its users write `resource! { .. }` and re-exports what that needs.

#[doc(hidden)]
pub use patch_runtime;

/// Declares a resource with its request.
#[macro_export]
macro_rules! resource {
    ($(#[$attr:meta])* $vis:vis struct $name:ident { $($(#[$on_field:meta])* $field_vis:vis $field:ident: $ty:ty),* $(,)? }) => {
        #[derive(Clone, Debug, Default, PartialEq, $crate::patch_runtime::PatchRequest)]
        #[patch(crate = $crate::patch_runtime)]
        $(#[$attr])*
        $vis struct $name {
            $($(#[$on_field])* $field_vis $field: $ty,)*
        }
    };
}
