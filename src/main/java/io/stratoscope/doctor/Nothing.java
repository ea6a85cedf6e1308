package io.stratoscope.doctor;

/** Names and ids that nothing has. */
final class Nothing {

    static final String NAME = "stratoscope-doctor-probe";
    static final String UUID = "00000000-0000-4000-8000-000000000000";

    /** What follows the kind in ids of EC2, EFS and DataSync. */
    static final String ID = "00000000000000000";

    private Nothing() {}
}
