//! Every release from 6.7 to 9.1, in the flavour that it speaks: how that is found out, and what each has.

mod negotiation;
mod releases;
mod site;
mod supports;
