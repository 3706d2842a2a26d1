/** CRMs of the practice world: one memory of rows for all of them, one class for the words of each. */
package io.kenh.world.crm;
