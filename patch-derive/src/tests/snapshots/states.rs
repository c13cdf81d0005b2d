/// What the builder of `UpdateUserRequest` knows while a request is being built: it keeps `.build()` from compiling while a rule is broken.
pub mod update_user_request {
    /// No field that requires `password` has been set.
    #[non_exhaustive]
    pub enum PasswordNotNeeded {}
    /// `first_name` has been set and requires `password`, which has not been set yet.
    #[non_exhaustive]
    pub enum PasswordMissingForFirstName {}
    /// `password` has been set.
    #[non_exhaustive]
    pub enum PasswordSet {}
    /// What is known about `password`.
    pub trait PasswordState {
        /// The state after one of the calls.
        type After0;
    }
    impl PasswordState for PasswordNotNeeded {
        type After0 = PasswordMissingForFirstName;
    }
    impl PasswordState for PasswordMissingForFirstName {
        type After0 = PasswordMissingForFirstName;
    }
    impl PasswordState for PasswordSet {
        type After0 = PasswordSet;
    }
    /// The states in which the setter can be called; in others the compiler says: `.clear_password()` would undo `.password(..)`: keep one of the two calls.
    #[diagnostic::on_unimplemented(
        message = "`.clear_password()` would undo `.password(..)`: keep one of the two calls",
        label = "a rule counts on `password`"
    )]
    pub trait PasswordStaysSet {}
    #[diagnostic::do_not_recommend]
    impl PasswordStaysSet for PasswordNotNeeded {}
    #[diagnostic::do_not_recommend]
    impl PasswordStaysSet for PasswordMissingForFirstName {}
    /// The states in which `.build()` can be called; in others the compiler says: `first_name` requires `password`: call `.password(..)` before `.build()`.
    #[diagnostic::on_unimplemented(
        message = "`first_name` requires `password`: call `.password(..)` before `.build()`",
        label = "`password` is not set yet",
        note = "if `password` is only known at run time, call `.maybe_password(..)` and `.try_build()?`"
    )]
    pub trait FirstNameRequiresPassword {}
    #[diagnostic::do_not_recommend]
    impl FirstNameRequiresPassword for PasswordNotNeeded {}
    #[diagnostic::do_not_recommend]
    impl FirstNameRequiresPassword for PasswordSet {}
}
