package tern.wallet.rpc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tern.wallet.rpc.RpcException.Kind;

/// One batch on its way: cut into frames, and what came of each entry. For one thread.
final class BatchRun {

    private final CallingClient client;
    private final List<RpcRequest> requests;
    private final boolean repeatable;
    private final Deadline deadline;
    private final @Nullable RpcReply[] replies;
    /// Entries the node itself answered, be it with an error.
    private int answered;
    /// Shrinks when an answer was too long for one frame.
    private int frameEntries;

    BatchRun(CallingClient client, List<RpcRequest> requests, boolean repeatable, int maxBatch, Deadline deadline) {
        this.client = client;
        this.requests = requests;
        this.repeatable = repeatable;
        this.frameEntries = maxBatch;
        this.deadline = deadline;
        this.replies = new RpcReply[requests.size()];
    }

    /// Sends what has no result yet, and what failed in a way that passes.
    void round() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < replies.length; i++) {
            if (replies[i] == null || isPassing(replies[i])) {
                open.add(i);
            }
        }
        int from = 0;
        while (from < open.size()) {
            Session session;
            Exchange.Outcome outcome;
            List<Integer> part;
            try {
                session = client.session(deadline, requests.get(open.get(from)).method());
                int entries = Math.min(frameEntries, session.endpoint().batchLimit());
                part = open.subList(from, Math.min(open.size(), from + entries));
                outcome = session.exchange(pick(part), part.size() > 1, deadline);
            } catch (RpcException e) {
                failFrom(open, from, e);
                return;
            }
            if (cutSmaller(session.endpoint(), part.size(), outcome)) {
                continue;
            }
            store(part, outcome);
            from += part.size();
            RpcException failure = outcome.frameFailure();
            if (failure != null && from < open.size()) {
                failFrom(open, from, failure);
                return;
            }
        }
    }

    boolean hasPassingFailures() {
        for (RpcReply reply : replies) {
            if (reply != null && isPassing(reply)) {
                return true;
            }
        }
        return false;
    }

    List<RpcReply> replies() throws RpcException {
        List<RpcReply> all = new ArrayList<>(replies.length);
        for (RpcReply reply : replies) {
            if (reply == null) {
                throw new IllegalStateException("a round leaves no entry without a reply");
            }
            if (answered == 0) {
                reply.resultOrThrow();
            }
            all.add(reply);
        }
        return all;
    }

    private List<RpcRequest> pick(List<Integer> indexes) {
        List<RpcRequest> picked = new ArrayList<>(indexes.size());
        for (int index : indexes) {
            picked.add(requests.get(index));
        }
        return picked;
    }

    private void store(List<Integer> indexes, Exchange.Outcome outcome) {
        for (int i = 0; i < indexes.size(); i++) {
            replies[indexes.get(i)] = outcome.replies().get(i);
        }
        answered += outcome.answered();
    }

    private void failFrom(List<Integer> indexes, int from, RpcException failure) {
        for (int i = from; i < indexes.size(); i++) {
            int index = indexes.get(i);
            // an entry that failed in an earlier round keeps what is known of it: it may have arrived then
            if (replies[index] == null) {
                String method = requests.get(index).method();
                replies[index] = new RpcReply.Failure(Failures.copy(failure, method, false));
            }
        }
    }

    /// Whether the frame was turned away for its length, so that it can go again in smaller ones.
    private boolean cutSmaller(Endpoint endpoint, int entries, Exchange.Outcome outcome) {
        RpcException failure = outcome.frameFailure();
        if (failure == null || entries == 1 || outcome.answered() > 0 || deadline.isOver()) {
            return false;
        }
        int code = failure.code().orElse(0);
        if (code == ServerErrors.BATCHES_NOT_SUPPORTED) {
            // none of it was run, so this is safe for any method
            endpoint.limitBatch(1);
            return true;
        }
        if (code == ServerErrors.BATCH_TOO_LONG) {
            endpoint.limitBatch(entries / 2);
            return true;
        }
        if (failure.kind() == Kind.TOO_LARGE && (repeatable || code == ServerErrors.REQUEST_TOO_LARGE)) {
            frameEntries = Math.max(1, entries / 2);
            return true;
        }
        return false;
    }

    private static boolean isPassing(RpcReply reply) {
        return reply instanceof RpcReply.Failure(RpcException error) && CallingClient.isPassing(error);
    }
}
