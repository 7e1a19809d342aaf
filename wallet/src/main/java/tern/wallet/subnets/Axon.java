package tern.wallet.subnets;

/// Where a neuron says it can be reached. What stands there is a claim.
///
/// @param host    an address of version 4, or of version 6 in full
/// @param port    0 to 65535
/// @param version of the software behind it, as it says itself
public record Axon(String host, int port, long version) {

    /// `host:port`, a version 6 address in brackets.
    public String text() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ':' + port;
    }
}
