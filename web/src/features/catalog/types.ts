/** The catalog of standard changes as the API tells of it. */

export type {
  AskedField,
  EntryCard,
  EntryEdit,
  EntryFate,
  EntryFieldsView as EntryFields,
  EntryRecordView as EntryRecord,
  EntryState,
  EntryVersionView as EntryVersion,
  EntryView as Entry,
  NewEntry,
} from '@/shared/api/schema';
