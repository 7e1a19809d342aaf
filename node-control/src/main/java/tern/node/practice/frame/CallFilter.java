package tern.node.practice.frame;

/// Which calls an origin may make. Source: `frame_support::traits::Contains<RuntimeCall>`.
@FunctionalInterface
public interface CallFilter {

    CallFilter ALL = call -> true;

    boolean allows(Call call);

    default CallFilter and(CallFilter other) {
        return call -> allows(call) && other.allows(call);
    }
}
