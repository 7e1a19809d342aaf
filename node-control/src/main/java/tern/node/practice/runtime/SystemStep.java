package tern.node.practice.runtime;

import tern.node.practice.frame.Dispatch;
import tern.node.practice.frame.DispatchException;

/// Something the chain itself does in a block, as root and outside any extrinsic.
@FunctionalInterface
public interface SystemStep {
    void run(Dispatch dispatch) throws DispatchException;
}
