package tern.app.subnets;

import tern.wallet.subnets.Neuron;

/// Who sits at one place, as the table of neurons shows it.
///
/// @param title  its name, else its address shortened
/// @param kind   validator or miner, and whether it is safe
/// @param ago    blocks since it last set weights
/// @param next   its place among those that are put out next, from 1; 0 where it is not put out
public record NeuronRow(Neuron neuron, String title, String kind, long ago, int next) {}
