package tern.node.manage;

import java.util.List;

/// Raw questions to the running node, for the curious.
public interface NodeConsole {

    /// Asks, and returns the result as indented JSON. Blocks, at most half a minute.
    ///
    /// @param method as in `rpc_methods`; methods that submit, change, or subscribe are refused
    /// @param params a JSON array; empty: none
    /// @throws NodeException `REFUSED` for such a method or parameters that are no JSON array, `NOT_RUNNING`, `ANSWER`
    ///                       with what the node said
    String ask(String method, String params) throws NodeException, InterruptedException;

    /// What the node answers and Tern passes on, sorted.
    List<String> methods() throws NodeException, InterruptedException;
}
