package tern.node.practice.subtensor;

import tern.node.practice.frame.CallDecl;
import tern.node.practice.frame.Types;
import tern.node.practice.frame.Wrappers;

import tern.node.practice.runtime.RuntimeEdition;

/// The calls of SubtensorModule. Names, indices, arguments and which of them are free as on Finney at spec 424.
abstract class SubtensorCalls extends SubtensorConstants {

    /// Gives a call its work.
    interface Handlers {
        CallDecl.Handler handler(String call);
    }

    final void declareCalls(Handlers on, RuntimeEdition edition) {
        freeCall(0, "set_weights", 400000000L, "",
                on.handler("set_weights"), arg("netuid", Types.U16), arg("dests", Types.vec(Types.U16)), arg("weights",
                        Types.vec(Types.U16)),
                arg("version_key", Types.U64));
        freeCall(119, "set_mechanism_weights", 400000000L,
                "",
                on.handler("set_mechanism_weights"), arg("netuid", Types.U16), arg("mecid", Types.U8), arg("dests",
                        Types.vec(Types.U16)),
                arg("weights", Types.vec(Types.U16)), arg("version_key", Types.U64));
        freeCall(80, "batch_set_weights", 400000000L, "",
                on.handler("batch_set_weights"), arg("netuids", Types.vec(Types.COMPACT_U16)), arg("weights",
                        Types.vec(Types.vec(Types.pair(Types.COMPACT_U16, Types.COMPACT_U16)))),
                arg("version_keys",
                        Types.vec(Types.COMPACT_U64)));
        freeCall(96, "commit_weights", 400000000L, "",
                on.handler("commit_weights"), arg("netuid", Types.U16), arg("commit_hash", Types.HASH));
        freeCall(115, "commit_mechanism_weights", 400000000L,
                "",
                on.handler("commit_mechanism_weights"), arg("netuid", Types.U16), arg("mecid", Types.U8),
                arg("commit_hash", Types.HASH));
        freeCall(100, "batch_commit_weights", 400000000L,
                "",
                on.handler("batch_commit_weights"), arg("netuids", Types.vec(Types.COMPACT_U16)), arg("commit_hashes",
                        Types.vec(Types.HASH)));
        freeCall(97, "reveal_weights", 400000000L, "",
                on.handler("reveal_weights"), arg("netuid", Types.U16), arg("uids", Types.vec(Types.U16)), arg("values",
                        Types.vec(Types.U16)),
                arg("salt", Types.vec(Types.U16)), arg("version_key", Types.U64));
        freeCall(116, "reveal_mechanism_weights", 400000000L,
                "",
                on.handler("reveal_mechanism_weights"), arg("netuid", Types.U16), arg("mecid", Types.U8), arg("uids",
                        Types.vec(Types.U16)),
                arg("values", Types.vec(Types.U16)), arg("salt", Types.vec(Types.U16)),
                arg("version_key", Types.U64));
        freeCall(117, "commit_crv3_mechanism_weights", 400000000L,
                "",
                on.handler("commit_crv3_mechanism_weights"), arg("netuid", Types.U16), arg("mecid", Types.U8),
                arg("commit", Wrappers.BOUNDED_BYTES), arg("reveal_round", Types.U64));
        freeCall(98, "batch_reveal_weights", 400000000L, "",
                on.handler("batch_reveal_weights"), arg("netuid", Types.U16), arg("uids_list",
                        Types.vec(Types.vec(Types.U16))),
                arg("values_list", Types.vec(Types.vec(Types.U16))), arg("salts_list",
                        Types.vec(Types.vec(Types.U16))),
                arg("version_keys", Types.vec(Types.U64)));
        freeCall(65, "decrease_take", 400000000L, "",
                on.handler("decrease_take"), arg("hotkey", Types.ACCOUNT), arg("take", Types.U16));
        freeCall(66, "increase_take", 400000000L, "",
                on.handler("increase_take"), arg("hotkey", Types.ACCOUNT), arg("take", Types.U16));
        call(2, "add_stake", 3000000000L, "", on.handler("add_stake"), arg("hotkey",
                Types.ACCOUNT), arg("netuid", Types.U16), arg("amount_staked", Types.U64));
        call(3, "remove_stake", 2409000000L, "", on.handler("remove_stake"),
                arg("hotkey", Types.ACCOUNT), arg("netuid", Types.U16), arg("amount_unstaked", Types.U64));
        freeCall(4, "serve_axon", 400000000L,
                "",
                on.handler("serve_axon"), arg("netuid", Types.U16), arg("version", Types.U32), arg("ip", Types.U128),
                arg("port", Types.U16), arg("ip_type", Types.U8), arg("protocol", Types.U8), arg("placeholder1",
                        Types.U8),
                arg("placeholder2", Types.U8));
        freeCall(40, "serve_axon_tls", 400000000L,
                "",
                on.handler("serve_axon_tls"), arg("netuid", Types.U16), arg("version", Types.U32),
                arg("ip", Types.U128),
                arg("port", Types.U16), arg("ip_type", Types.U8), arg("protocol", Types.U8), arg("placeholder1",
                        Types.U8),
                arg("placeholder2", Types.U8), arg("certificate", Types.BYTES));
        freeCall(5, "serve_prometheus", 400000000L, "",
                on.handler("serve_prometheus"), arg("netuid", Types.U16), arg("version", Types.U32), arg("ip",
                        Types.U128),
                arg("port", Types.U16), arg("ip_type", Types.U8));
        call(6, "register", 4175124000L, "", on.handler("register"),
                arg("netuid", Types.U16), arg("block_number", Types.U64), arg("nonce", Types.U64), arg("work",
                        Types.BYTES),
                arg("hotkey", Types.ACCOUNT), arg("coldkey", Types.ACCOUNT));
        call(62, "root_register", 400000000L, "", on.handler("root_register"),
                arg("hotkey", Types.ACCOUNT));
        call(7, "burned_register", 4175124000L, "",
                on.handler("burned_register"), arg("netuid", Types.U16), arg("hotkey", Types.ACCOUNT));
        call(70, "swap_hotkey", 672080000000L,
                "", on.handler("swap_hotkey"),
                arg("hotkey", Types.ACCOUNT), arg("new_hotkey", Types.ACCOUNT), arg("netuid", Types.option(Types.U16)));
        call(72, "swap_hotkey_v2", 672080000000L,
                "", on.handler("swap_hotkey_v2"),
                arg("hotkey", Types.ACCOUNT), arg("new_hotkey", Types.ACCOUNT), arg("netuid", Types.option(Types.U16)),
                arg("keep_stake", Types.BOOL));
        call(71, "swap_coldkey", 400000000L, "",
                on.handler("swap_coldkey"), arg("old_coldkey", Types.ACCOUNT), arg("new_coldkey", Types.ACCOUNT),
                arg("swap_cost", Types.U64));
        call(75, "set_childkey_take", 400000000L, "",
                on.handler("set_childkey_take"), arg("hotkey", Types.ACCOUNT), arg("netuid", Types.U16), arg("take",
                        Types.U16));
        call(69, "sudo_set_tx_childkey_take_rate_limit", 400000000L,
                "",
                on.handler("sudo_set_tx_childkey_take_rate_limit"), arg("tx_rate_limit", Types.U64));
        call(76, "sudo_set_min_childkey_take", 400000000L, "",
                on.handler("sudo_set_min_childkey_take"), arg("take", Types.U16));
        call(77, "sudo_set_max_childkey_take", 400000000L, "",
                on.handler("sudo_set_max_childkey_take"), arg("take", Types.U16));
        call(59, "register_network", 400000000L, "", on.handler("register_network"),
                arg("hotkey", Types.ACCOUNT));
        call(61, "dissolve_network", 400000000L,
                "Remove a user's subnetwork The caller must be the owner of the network",
                on.handler("dissolve_network"),
                arg("coldkey", Types.ACCOUNT), arg("netuid", Types.U16));
        call(67, "set_children", 400000000L, "",
                on.handler("set_children"), arg("hotkey", Types.ACCOUNT), arg("netuid", Types.U16), arg("children",
                        Types.vec(Types.pair(Types.U64, Types.ACCOUNT))));
        call(73, "schedule_swap_coldkey", 400000000L,
                "",
                on.handler("schedule_swap_coldkey"), arg("new_coldkey", Types.ACCOUNT));
        call(68, "set_identity", 400000000L, "",
                on.handler("set_identity"), arg("name", Types.BYTES), arg("url", Types.BYTES), arg("github_repo",
                        Types.BYTES),
                arg("image", Types.BYTES), arg("discord", Types.BYTES), arg("description", Types.BYTES),
                arg("additional", Types.BYTES));
        call(78, "set_subnet_identity", 400000000L, "",
                on.handler("set_subnet_identity"), arg("netuid", Types.U16), arg("subnet_name", Types.BYTES),
                arg("github_repo", Types.BYTES), arg("subnet_contact", Types.BYTES), arg("subnet_url", Types.BYTES),
                arg("discord", Types.BYTES), arg("description", Types.BYTES), arg("logo_url", Types.BYTES),
                arg("additional", Types.BYTES));
        call(79, "register_network_with_identity", 400000000L, "",
                on.handler("register_network_with_identity"), arg("hotkey", Types.ACCOUNT), arg("identity",
                        Types.option(FinneyTypes.SUBNET_IDENTITY_V3)));
        call(83, "unstake_all", 225000000L,
                "",
                on.handler("unstake_all"), arg("hotkey", Types.ACCOUNT));
        call(84, "unstake_all_alpha", 358500000L,
                "",
                on.handler("unstake_all_alpha"), arg("hotkey", Types.ACCOUNT));
        call(85, "move_stake", 1370000000L,
                "",
                on.handler("move_stake"), arg("origin_hotkey", Types.ACCOUNT), arg("destination_hotkey", Types.ACCOUNT),
                arg("origin_netuid", Types.U16), arg("destination_netuid", Types.U16), arg("alpha_amount", Types.U64));
        call(86, "transfer_stake", 1427000000L,
                "",
                on.handler("transfer_stake"), arg("destination_coldkey", Types.ACCOUNT), arg("hotkey", Types.ACCOUNT),
                arg("origin_netuid", Types.U16), arg("destination_netuid", Types.U16), arg("alpha_amount", Types.U64));
        call(87, "swap_stake", 4073000000L,
                "",
                on.handler("swap_stake"), arg("hotkey", Types.ACCOUNT), arg("origin_netuid", Types.U16),
                arg("destination_netuid", Types.U16), arg("alpha_amount", Types.U64));
        call(88, "add_stake_limit", 3209000000L, "",
                on.handler("add_stake_limit"), arg("hotkey", Types.ACCOUNT), arg("netuid", Types.U16),
                arg("amount_staked", Types.U64), arg("limit_price", Types.U64), arg("allow_partial", Types.BOOL));
        call(89, "remove_stake_limit", 2390000000L, "",
                on.handler("remove_stake_limit"), arg("hotkey", Types.ACCOUNT), arg("netuid", Types.U16),
                arg("amount_unstaked", Types.U64), arg("limit_price", Types.U64), arg("allow_partial", Types.BOOL));
        call(90, "swap_stake_limit", 4169000000L,
                "",
                on.handler("swap_stake_limit"), arg("hotkey", Types.ACCOUNT), arg("origin_netuid", Types.U16),
                arg("destination_netuid", Types.U16), arg("alpha_amount", Types.U64), arg("limit_price", Types.U64),
                arg("allow_partial", Types.BOOL));
        call(91, "try_associate_hotkey", 400000000L, "",
                on.handler("try_associate_hotkey"), arg("hotkey", Types.ACCOUNT));
        call(92, "start_call", 400000000L, "", on.handler("start_call"), arg("netuid",
                Types.U16));
        freeCall(93, "associate_evm_key", 400000000L, "",
                on.handler("associate_evm_key"), arg("netuid", Types.U16), arg("evm_key", Wrappers.H160),
                arg("block_number", Types.U64), arg("signature", Types.bytes(65)));
        call(101, "recycle_alpha", 400000000L,
                "Recycles alpha from a cold/hot key pair, reducing AlphaOut on a subnet # Arguments *",
                on.handler("recycle_alpha"), arg("hotkey", Types.ACCOUNT), arg("amount", Types.U64), arg("netuid",
                        Types.U16));
        call(102, "burn_alpha", 400000000L,
                "Burns alpha from a cold/hot key pair without reducing `AlphaOut` # Arguments * `origin`",
                on.handler("burn_alpha"), arg("hotkey", Types.ACCOUNT), arg("amount", Types.U64), arg("netuid",
                        Types.U16));
        call(109, "set_pending_childkey_cooldown", 400000000L, "",
                on.handler("set_pending_childkey_cooldown"), arg("cooldown", Types.U64));
        call(103, "remove_stake_full_limit", 2409000000L,
                "",
                on.handler("remove_stake_full_limit"),
                arg("hotkey", Types.ACCOUNT), arg("netuid", Types.U16), arg("limit_price", Types.option(Types.U64)));
        call(110, "register_leased_network", 400000000L, "",
                on.handler("register_leased_network"), arg("emissions_share", Wrappers.PERCENT), arg("end_block",
                        Types.option(Types.U32)));
        call(111, "terminate_lease", 400000000L, "", on.handler("terminate_lease"), arg("lease_id",
                Types.U32), arg("hotkey", Types.ACCOUNT));
        call(112, "update_symbol", 400000000L, "", on.handler("update_symbol"),
                arg("netuid", Types.U16), arg("symbol", Types.BYTES));
        freeCall(113, "commit_timelocked_weights", 400000000L,
                "",
                on.handler("commit_timelocked_weights"), arg("netuid", Types.U16),
                arg("commit", Wrappers.BOUNDED_BYTES),
                arg("reveal_round", Types.U64), arg("commit_reveal_version", Types.U16));
        call(114, "set_coldkey_auto_stake_hotkey", 400000000L, "",
                on.handler("set_coldkey_auto_stake_hotkey"), arg("netuid", Types.U16), arg("hotkey", Types.ACCOUNT));
        freeCall(118, "commit_timelocked_mechanism_weights", 400000000L,
                "",
                on.handler("commit_timelocked_mechanism_weights"), arg("netuid", Types.U16), arg("mecid", Types.U8),
                arg("commit", Wrappers.BOUNDED_BYTES), arg("reveal_round", Types.U64),
                arg("commit_reveal_version", Types.U16));
        call(120, "root_dissolve_network", 400000000L, "Remove a subnetwork The caller must be root",
                on.handler("root_dissolve_network"), arg("netuid", Types.U16));
        call(121, "claim_root", 249916000000L, "", on.handler("claim_root"),
                arg("subnets", Wrappers.set(Types.U16)));
        if (!edition.hasBaskets()) {
            call(122, "set_root_claim_type", 400000000L, "",
                    on.handler("set_root_claim_type"), arg("new_root_claim_type", FinneyTypes.ROOT_CLAIM_TYPE_ENUM));
        }
        if (!edition.hasBaskets()) {
            call(123, "sudo_set_num_root_claims", 400000000L, "",
                    on.handler("sudo_set_num_root_claims"), arg("new_value", Types.U64));
        }
        call(124, "sudo_set_root_claim_threshold", 400000000L,
                "",
                on.handler("sudo_set_root_claim_threshold"), arg("netuid", Types.U16), arg("new_value", Types.U64));
        call(125, "announce_coldkey_swap", 400000000L,
                "",
                on.handler("announce_coldkey_swap"), arg("new_coldkey_hash", Types.HASH));
        call(126, "swap_coldkey_announced", 26760000000L,
                "", on.handler("swap_coldkey_announced"),
                arg("new_coldkey", Types.ACCOUNT));
        call(127, "dispute_coldkey_swap", 400000000L, "", on.handler("dispute_coldkey_swap"));
        call(128, "reset_coldkey_swap", 400000000L,
                "",
                on.handler("reset_coldkey_swap"), arg("coldkey", Types.ACCOUNT));
        call(129, "enable_voting_power_tracking", 400000000L, "",
                on.handler("enable_voting_power_tracking"), arg("netuid", Types.U16));
        call(130, "disable_voting_power_tracking", 400000000L,
                "",
                on.handler("disable_voting_power_tracking"), arg("netuid", Types.U16));
        call(131, "sudo_set_voting_power_ema_alpha", 400000000L,
                "",
                on.handler("sudo_set_voting_power_ema_alpha"), arg("netuid", Types.U16), arg("alpha", Types.U64));
        call(132, "add_stake_burn", 400000000L,
                "",
                on.handler("add_stake_burn"), arg("hotkey", Types.ACCOUNT), arg("netuid", Types.U16), arg("amount",
                        Types.U64),
                arg("limit", Types.option(Types.U64)));
        call(133, "clear_coldkey_swap_announcement", 400000000L,
                "Clears a coldkey swap announcement after the reannouncement delay if it has not been",
                on.handler("clear_coldkey_swap_announcement"));
        call(134, "register_limit", 4155012000L,
                "User register a new subnetwork via burning token, but only if the on-chain burn price",
                on.handler("register_limit"), arg("netuid", Types.U16), arg("hotkey", Types.ACCOUNT), arg("limit_price",
                        Types.U64));
        call(135, "set_auto_parent_delegation_enabled", 400000000L,
                "Allows a root validator to toggle auto parent delegation for new subnets owner hotkey",
                on.handler("set_auto_parent_delegation_enabled"), arg("hotkey", Types.ACCOUNT), arg("enabled",
                        Types.BOOL));
        call(136, "lock_stake", 400000000L,
                "",
                on.handler("lock_stake"),
                arg("hotkey", Types.ACCOUNT), arg("netuid", Types.U16), arg("amount", Types.U64));
        call(137, "move_lock", 400000000L,
                "", on.handler("move_lock"),
                arg("destination_hotkey", Types.ACCOUNT), arg("netuid", Types.U16));
        call(138, "set_perpetual_lock", 400000000L, "",
                on.handler("set_perpetual_lock"), arg("netuid", Types.U16), arg("enabled", Types.BOOL));
        call(139, "set_tempo", 400000000L, "", on.handler("set_tempo"), arg("netuid",
                Types.U16), arg("tempo", Types.U16));
        call(140, "set_activity_cutoff_factor", 400000000L, "`set_activity_cutoff_factor`.",
                on.handler("set_activity_cutoff_factor"), arg("netuid", Types.U16), arg("factor_milli", Types.U32));
        call(141, "trigger_epoch", 400000000L, "", on.handler("trigger_epoch"),
                arg("netuid", Types.U16));
        call(142, "set_reject_locked_alpha", 400000000L,
                "",
                on.handler("set_reject_locked_alpha"), arg("enabled", Types.BOOL));
    }
}
