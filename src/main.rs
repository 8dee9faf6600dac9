//! The program: arguments in, exit status out.

fn main() -> std::process::ExitCode {
    outflow::cli::run(std::env::args_os())
}
