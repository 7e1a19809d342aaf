package tern.app.cli;

import java.io.IOException;
import tern.wallet.units.TernException;

/// One command of the command line. Made for one run.
interface Command {

    /// @return the exit code where the command ran to its end
    /// @throws TernException what stopped it; [Failures] words it and finds the exit code
    /// @throws IOException   a file or stream of the user's could not be read or written
    int run(Invocation invocation) throws TernException, IOException;
}
