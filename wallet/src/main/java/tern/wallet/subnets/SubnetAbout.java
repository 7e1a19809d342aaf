package tern.wallet.subnets;

import java.util.Optional;

/// What a subnet's owner says about it: untrusted text, cleaned. A picture is never fetched; an address is shown, not
/// opened.
///
/// @param description what it is for
/// @param url         its page
/// @param repository  its source
/// @param contact     whom to write to
public record SubnetAbout(
        Optional<String> description,
        Optional<String> url,
        Optional<String> repository,
        Optional<String> contact) {

    static final SubnetAbout NOTHING = new SubnetAbout(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());
}
