import {
  cellsOf,
  manyFiles,
  oneFile,
  readColumns,
  readCsv,
  stacked,
  truthOfPairs,
  twoFiles,
  without,
  type Task,
} from '#bench/quality/files.ts'

/** A set: its family (sets of one family are one task in several dresses), the best known elsewhere, how to read it. */
export type KnownSet = { readonly family: string; readonly anchor: string; readonly read: () => Task }

function febrl(files: readonly string[], hidden: readonly string[] = []): Task {
  const grids = files.map((file) => readCsv(file))
  return {
    inputs: grids.map((grid) => without(grid, ['rec_id', ...hidden])),
    truth: grids.flatMap((grid) => cellsOf(grid, 'rec_id').map((id) => id.split('-')[1]!)),
  }
}

function senzing(): Task {
  const all = stacked(['customers', 'reference', 'watchlist'].map((name) => readCsv(`senzing_truthset/${name}.csv`)))
  const key = readCsv('senzing_truthset/actual_truthset_key.csv')
  const clusters = new Map(key.rows.map((row) => [`${row[2]}:${row[3]}`, row[1]!]))
  const sources = cellsOf(all, 'DATA_SOURCE')
  const ids = cellsOf(all, 'RECORD_ID').map((id, i) => `${sources[i]}:${id}`)
  return { truth: ids.map((id) => clusters.get(id) ?? id), inputs: [without(all, ['DATA_SOURCE', 'RECORD_ID'])] }
}

const hiddenOfCensus = ['household_id', 'year', '__index_level_0__', 'copy_age', 'copy_date_of_birth']

/** Three census years of the same people, who move, marry and grow older; guardians are ids of the truth's kind. */
function census(): Task {
  const grid = readColumns('pseudopeople_sample/decennial_census.parquet')
  return oneFile(grid, 'simulant_id', [...hiddenOfCensus, 'guardian_1', 'guardian_2'])
}

/** A current survey against the census: two inputs that share some people, at another address or not. */
function survey(): Task {
  const grids = ['women_infants_and_children', 'current_population_survey'].map((name) =>
    readColumns(`pseudopeople_sample/${name}.parquet`),
  )
  return manyFiles(grids, 'simulant_id', [
    ...hiddenOfCensus,
    'guardian_1',
    'guardian_2',
    'survey_date',
    'event_date',
    'event_type',
  ])
}

function cora(): Task {
  const grid = readCsv('cora/cora.csv', '|')
  const at = new Map(grid.rows.map((row, i) => [row[0]!, i]))
  const pairs = readCsv('cora/cora_gt.csv', '|')
  const all = [pairs.columns, ...pairs.rows].map(([x, y]) => [at.get(x!)!, at.get(y!)!] as const)
  return { truth: truthOfPairs(grid.rows.length, all), inputs: [without(grid, ['Entity Id', ''])] }
}

const restaurantFile = 'restaurant_nophone/restaurant-nophone-training.csv'
const childhoodFile = 'dedupe_early_childhood/csv_example_input_with_true_ids.csv'
const abtBuy = 'abt_buy_dedupe/AbtBuy_'
const leipzig = 'amazon_google_leipzig/'
const historicalFile = 'splink_historical_50k/historical_figures_with_errors_50k.parquet'

/** Every set of records with truth, one configuration for all. */
export const sets: Readonly<Record<string, KnownSet>> = {
  febrl1: { family: 'febrl', anchor: '', read: () => febrl(['febrl1/dataset1.csv']) },
  febrl2: { family: 'febrl', anchor: '', read: () => febrl(['febrl2/dataset2.csv']) },
  febrl3: { family: 'febrl', anchor: '0.9981 recordlinkage', read: () => febrl(['febrl3/dataset3.csv']) },
  febrl3_no_ssn: {
    family: 'febrl',
    anchor: '0.9994 Splink',
    read: () => febrl(['febrl3/dataset3.csv'], ['soc_sec_id']),
  },
  febrl4: {
    family: 'febrl',
    anchor: '0.9998 recordlinkage',
    read: () => febrl(['febrl4/dataset4a.csv', 'febrl4/dataset4b.csv']),
  },
  febrl4_no_ssn: {
    family: 'febrl',
    anchor: '0.9993 Splink',
    read: () => febrl(['febrl4/dataset4a.csv', 'febrl4/dataset4b.csv'], ['soc_sec_id']),
  },
  splink_fake_1000: {
    family: 'fake',
    anchor: '0.937 Splink',
    read: () => oneFile(readCsv('splink_fake_1000/fake_1000.csv'), 'cluster', ['unique_id']),
  },
  splink_historical_50k: {
    family: 'historical',
    anchor: '0.852 Splink, 0.896 prototype',
    read: () => oneFile(readColumns(historicalFile), 'cluster', ['unique_id']),
  },
  senzing_truthset: { family: 'senzing', anchor: '0.9725 Senzing', read: senzing },
  zh_hk_person: {
    family: 'zh_hk',
    anchor: '0.716 Splink naive',
    read: () => oneFile(readCsv('zh_hk_person/people.csv'), 'person_id', ['record_id']),
  },
  pseudopeople_census: { family: 'pseudopeople', anchor: '', read: census },
  pseudopeople_survey: { family: 'pseudopeople', anchor: '', read: survey },
  restaurants: {
    family: 'restaurant',
    anchor: '0.877 TF-IDF',
    read: () => oneFile(readCsv(restaurantFile), 'unique_id'),
  },
  fodors_zagats: {
    family: 'restaurant',
    anchor: '0.938 TF-IDF',
    read: () =>
      twoFiles({
        left: 'fodors_zagats/fodors.csv',
        right: 'fodors_zagats/zagats.csv',
        truth: 'fodors_zagats/matches_fodors_zagats.csv',
      }),
  },
  ccer_D1_restaurants: {
    family: 'oaei',
    anchor: '0.881 pyJedAI',
    read: () =>
      twoFiles({
        left: 'ccer_D1_restaurants/rest1.csv',
        right: 'ccer_D1_restaurants/rest2.csv',
        truth: 'ccer_D1_restaurants/gt.csv',
        by: '|',
      }),
  },
  early_childhood: {
    family: 'childhood',
    anchor: '0.921 TF-IDF',
    read: () => oneFile(readCsv(childhoodFile), 'True Id', ['Id']),
  },
  abt_buy: {
    family: 'abt_buy',
    anchor: '0.852 TF-IDF, 0.947 pyJedAI',
    read: () => twoFiles({ left: 'abt_buy/abt.csv', right: 'abt_buy/buy.csv', truth: 'abt_buy/gt.csv', by: '|' }),
  },
  abt_buy_dedupe: {
    family: 'abt_buy',
    anchor: '',
    read: () => manyFiles([readCsv(`${abtBuy}Abt.csv`), readCsv(`${abtBuy}Buy.csv`)], 'unique_id'),
  },
  amazon_google: {
    family: 'amazon_google',
    anchor: '0.734 TF-IDF',
    read: () =>
      twoFiles({
        left: 'amazon_google/amazon.csv',
        right: 'amazon_google/gp.csv',
        truth: 'amazon_google/gt.csv',
        by: '#',
      }),
  },
  amazon_google_leipzig: {
    family: 'amazon_google',
    anchor: '',
    read: () =>
      twoFiles({
        left: `${leipzig}Amazon.csv.gz`,
        right: `${leipzig}GoogleProducts.csv.gz`,
        truth: `${leipzig}Amzon_GoogleProducts_perfectMapping.csv.gz`,
      }),
  },
  dblp_acm: {
    family: 'dblp_acm',
    anchor: '0.990 TF-IDF',
    read: () => twoFiles({ left: 'dblp_acm/dblp.csv', right: 'dblp_acm/acm.csv', truth: 'dblp_acm/gt.csv', by: '%' }),
  },
  dblp_acm_leipzig: {
    family: 'dblp_acm',
    anchor: '0.990 TF-IDF',
    read: () =>
      twoFiles({
        left: 'dblp_acm_leipzig/DBLP2.csv',
        right: 'dblp_acm_leipzig/ACM.csv',
        truth: 'dblp_acm_leipzig/DBLP-ACM_perfectMapping.csv',
      }),
  },
  cora: { family: 'cora', anchor: '', read: cora },
  splink_transactions: {
    family: 'transactions',
    anchor: '',
    read: () =>
      manyFiles(
        ['origin', 'destination'].map((name) => readColumns(`splink_transactions/transactions_${name}.parquet`)),
        'ground_truth',
        ['unique_id'],
      ),
  },
}
