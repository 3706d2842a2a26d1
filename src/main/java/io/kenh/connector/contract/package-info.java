/** Holds a connector folder to what its {@code tests.yaml} promises, without the hub. */
package io.kenh.connector.contract;
