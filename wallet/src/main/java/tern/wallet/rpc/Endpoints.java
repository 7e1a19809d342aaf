package tern.wallet.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tern.wallet.rpc.RpcException.Kind;
import tern.wallet.units.Said;

/// All endpoints that a connection may go to, in the order in which they are wanted. Safe for several threads.
final class Endpoints {

    private final List<Endpoint> all;

    /// @param all at least one
    Endpoints(List<Endpoint> all) {
        this.all = List.copyOf(all);
    }

    /// The first one that may be tried now.
    @Nullable
    Endpoint due(long now) {
        for (Endpoint endpoint : all) {
            if (endpoint.refusal().isEmpty() && endpoint.attemptWait(now) <= 0) {
                return endpoint;
            }
        }
        return null;
    }

    /// Nanoseconds until one may be tried; empty where all are refused.
    OptionalLong nextTurn(long now) {
        return all.stream()
                .filter(endpoint -> endpoint.refusal().isEmpty())
                .mapToLong(endpoint -> endpoint.attemptWait(now))
                .min();
    }

    List<RpcState.RefusedEndpoint> refused() {
        return all.stream()
                .flatMap(endpoint -> endpoint.refusal()
                        .map(reason -> new RpcState.RefusedEndpoint(endpoint.shown(), reason.words()))
                        .stream())
                .toList();
    }

    /// A person wants them tried now.
    void hurry() {
        all.forEach(Endpoint::hurry);
    }

    /// Asks those again that were refused.
    void reconsider() {
        all.forEach(Endpoint::reconsider);
    }

    /// Every endpoint and what is the matter with it.
    RpcException noConnection() {
        boolean allRefused = true;
        Kind kind = Kind.RATE_LIMITED;
        List<Said> sentences = new ArrayList<>();
        for (Endpoint endpoint : all) {
            Said refusal = endpoint.refusal().orElse(null);
            if (refusal != null) {
                sentences.add(Texts.say("endpoint.refused", endpoint.shown(), refusal));
                continue;
            }
            allRefused = false;
            if (endpoint.lastKind() != Kind.RATE_LIMITED) {
                kind = Kind.UNREACHABLE;
            }
            sentences.add(endpoint.lastFailure().orElseGet(() -> Texts.say("endpoint.silent", endpoint.shown())));
        }
        if (!allRefused && kind == Kind.UNREACHABLE) {
            // once for all of them
            sentences.add(Texts.say("endpoint.check"));
        }
        return new RpcException(allRefused ? Kind.REFUSED_ENDPOINT : kind, false, new Said.Joined(sentences, " "), null,
                null);
    }
}
