package tern.app.update;

import java.util.Optional;

/// What is known of newer versions now. Immutable; the next state replaces it.
///
/// @param hasKey  whether this copy brings the makers' key; without it nothing can be checked and nobody is asked
/// @param asking  whether an answer is awaited
/// @param host    who was asked for the answer
/// @param answer  the last one of this window
public record UpdateState(boolean hasKey, boolean asking, String host, Optional<UpdateAnswer> answer) {

    /// A newer version that is known of.
    public Optional<Announcement> newer() {
        return answer.filter(one -> one instanceof UpdateAnswer.Told told && told.newer())
                .map(one -> ((UpdateAnswer.Told) one).announcement());
    }
}
